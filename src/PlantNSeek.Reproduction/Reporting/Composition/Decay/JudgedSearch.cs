using PlantNSeek.Pruning.Seekers.Rounds;

namespace PlantNSeek.Reporting.Composition.Decay;

/// <summary>A search with the score that it is judged by.</summary>
/// <param name="Rewinding">What survivors become after each round of the search.</param>
/// <param name="IsTrained">Whether the parameters that the search trained are judged, after ten epochs more, or else its mask from the initial values, after ten epochs.</param>
internal readonly record struct JudgedSearch(Rewinding Rewinding, bool IsTrained)
{
    /// <summary>The search that keeps what it trains, judged either way.</summary>
    public static IReadOnlyList<JudgedSearch> OfKept { get; } = [new(Rewinding.LearningRateOnly, IsTrained: false), new(Rewinding.LearningRateOnly, IsTrained: true)];

    /// <summary>These, and before them the search that rewinds, which has no parameters of its own.</summary>
    public static IReadOnlyList<JudgedSearch> All { get; } = [new(Rewinding.ToStart, IsTrained: false), .. OfKept];

    /// <summary>The search in a word or two.</summary>
    public string Search => Rewinding == Rewinding.LearningRateOnly ? "learning-rate rewinding" : "rewinding";

    /// <summary>What is judged.</summary>
    public string Judged => IsTrained ? "trained" : "from the initial values";
}
