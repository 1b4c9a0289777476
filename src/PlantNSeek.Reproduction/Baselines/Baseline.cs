namespace PlantNSeek.Baselines;

/// <summary>What was recorded of pruners, to hold a later version of them against.</summary>
/// <param name="Format">The file's kind and version, <see cref="CurrentFormat"/>.</param>
/// <param name="Version">The version of this library that recorded it.</param>
/// <param name="Networks">What the values were measured in, such as <c>24 networks of each task</c>, or the checksum of a suite.</param>
/// <param name="Count">Networks behind each value's place; the smallest number of values of a cell.</param>
/// <param name="Ruler">What the library's own seeker gives in the first networks: where these bits differ, the networks or their scores are other ones.</param>
/// <param name="Subjects">The pruners.</param>
public sealed record Baseline(string Format, string Version, string Networks, int Count, IReadOnlyList<double> Ruler, IReadOnlyList<BaselineSubject> Subjects)
{
    /// <summary>The format that is written and read.</summary>
    public const string CurrentFormat = "plantnseek baseline 1";
}
