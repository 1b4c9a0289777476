using PlantNSeek.Experiments;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Baselines;

/// <summary>Seekers as on the leaderboard, without its sanity checks, which no baseline holds.</summary>
/// <param name="seekers">The seekers.</param>
/// <param name="stream">The name of the random stream that they are given; another one gives other finds of the same seekers in the same networks.</param>
internal sealed class BaselineExperiment(IReadOnlyList<NamedSeeker> seekers, string stream = BaselineExperiment.ExperimentName) : SeekingExperiment(stream, epochs: 20)
{
    /// <summary>Its name in keys.</summary>
    public const string ExperimentName = "baseline";

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedSeeker> Make(Protocol protocol) => seekers;

    /// <inheritdoc/>
    protected override RunResult Judge(Find find)
    {
        LeaderboardExperiment.RequireBudget(find, Problem(find.Scenario, find.Density));
        return base.Judge(find);
    }
}
