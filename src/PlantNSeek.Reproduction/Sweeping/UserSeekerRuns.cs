using PlantNSeek.Baselines;
using PlantNSeek.Experiments;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers;

namespace PlantNSeek.Sweeping;

/// <summary>Seekers that are not the library's, on the planted networks of its leaderboard or of a baseline. Nothing of them is ever stored: no fingerprint says what they are.</summary>
public static class UserSeekerRuns
{
    /// <summary>The runs of a profile in which the library's own seekers meet.</summary>
    public static IEnumerable<ScenarioKey> Leaderboard(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return profile.Scenarios().Where(static key => key.Experiment == "seekers");
    }

    /// <summary>Lets a seeker seek in one planted network, given what the library's own are given, and judges its find as theirs.</summary>
    /// <param name="key">One of <see cref="Leaderboard"/>, or of <see cref="BaselineNetworks"/>.</param>
    /// <param name="name">The name in the result, which no seeker of the library may have.</param>
    /// <param name="seeker">The seeker. What it throws comes through as it is.</param>
    /// <param name="cancel">Stops between training steps.</param>
    /// <exception cref="ArgumentException">The key is of another experiment, or the name is taken.</exception>
    /// <exception cref="InvalidOperationException">The seeker found no mask, or one of another size than the budget's.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ScenarioResult Run(ScenarioKey key, string name, ITicketSeeker seeker, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(seeker);
        if (SeekerCatalog.All.Any(own => own.Name == name))
        {
            throw new ArgumentException($"the name is {name}; the library has a seeker of that name", nameof(name));
        }

        NamedSeeker[] one = [new(name, seeker)];
        SeekingExperiment experiment = key.Experiment switch
        {
            "seekers" => new LeaderboardExperiment(one),
            BaselineExperiment.ExperimentName => new BaselineExperiment(one),
            _ => throw new ArgumentException($"the run's experiment is {key.Experiment}; the leaderboard's is seekers, that of a baseline {BaselineExperiment.ExperimentName}", nameof(key)),
        };
        return (ScenarioResult)experiment.Run(key with { Seeker = name }, Protocol.Of(key), cancel);
    }
}
