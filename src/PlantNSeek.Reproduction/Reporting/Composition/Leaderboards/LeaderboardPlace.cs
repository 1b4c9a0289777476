using PlantNSeek.Store;

namespace PlantNSeek.Reporting.Composition.Leaderboards;

/// <summary>A seeker's place on the leaderboard.</summary>
/// <param name="Place">Counts from 1.</param>
/// <param name="Seeker">Its name.</param>
/// <param name="Found">Pairs of task and density in which it finds a weak ticket.</param>
/// <param name="Pairs">Pairs that it was run on.</param>
/// <param name="WeakMargin">Median weak margin over them; above 0 is found.</param>
public sealed record LeaderboardPlace(int Place, string Seeker, int Found, int Pairs, double WeakMargin)
{
    /// <summary>All that a sweep holds, the best first, in the order of <see cref="LeaderboardSection"/>.</summary>
    public static IReadOnlyList<LeaderboardPlace> Of(SweepResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var board = new Leaderboard(results);
        return [.. board.Seekers.Select((seeker, i) =>
        {
            var cells = board.Of(seeker);
            return new LeaderboardPlace(i + 1, seeker, Leaderboard.Found(cells), cells.Count, Leaderboard.MedianMargin(cells));
        })];
    }
}
