using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Judging;

/// <summary>A mask's place among masks of its size.</summary>
/// <param name="Place">Counts from 1; equal scores share a place.</param>
/// <param name="IsOwn">Whether one of the library's seekers found it.</param>
/// <param name="Judgement">What it is worth.</param>
public sealed record BoardPlace(int Place, bool IsOwn, MaskJudgement Judgement);

/// <summary>
/// Masks that keep equally many parameters of one network, the best first: by the score after training, or where nothing was trained by the score before, each by
/// the rule of the fair protocol.
/// </summary>
/// <param name="Kept">How many parameters each keeps.</param>
/// <param name="Places">The masks.</param>
public sealed record MaskBoard(int Kept, IReadOnlyList<BoardPlace> Places)
{
    /// <summary>A board for each size, ascending, of sizes that the user's own masks have.</summary>
    /// <param name="yours">The user's masks; they come first among equals.</param>
    /// <param name="own">Finds of the library's seekers.</param>
    /// <param name="isAccuracy">Whether higher scores are better.</param>
    public static IReadOnlyList<MaskBoard> Of(IReadOnlyList<MaskJudgement> yours, IReadOnlyList<MaskJudgement> own, bool isAccuracy)
    {
        ArgumentNullException.ThrowIfNull(yours);
        ArgumentNullException.ThrowIfNull(own);
        return
        [
            .. from size in yours.Select(static mask => mask.Summary.KeptCount).Distinct().Order()
               let masks = yours.Select(static mask => (IsOwn: false, Mask: mask)).Concat(own.Select(static mask => (IsOwn: true, Mask: mask)))
                   .Where(entry => entry.Mask.Summary.KeptCount == size).ToArray()
               let trained = masks.Any(static entry => entry.Mask.IsTrained)
               select new MaskBoard(
                   size,
                   [
                       .. masks.Select(entry => new BoardPlace(1 + masks.Count(other => Cost(other.Mask, trained, isAccuracy) < Cost(entry.Mask, trained, isAccuracy)), entry.IsOwn, entry.Mask))
                           .OrderBy(static place => place.Place),
                   ]),
        ];
    }

    // What is to be small. Where others were trained, one that could not be comes last.
    private static double Cost(MaskJudgement mask, bool trained, bool isAccuracy)
    {
        var score = mask.Score(Protocol.Fair.Name);
        return (trained ? score.Weak : score.Strong) is { } decides ? (isAccuracy ? -decides : decides) : double.PositiveInfinity;
    }
}
