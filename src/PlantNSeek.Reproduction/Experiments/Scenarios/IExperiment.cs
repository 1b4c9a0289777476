namespace PlantNSeek.Experiments.Scenarios;

/// <summary>Something that can be run on a scenario: a pure function of key and protocol.</summary>
public interface IExperiment
{
    /// <summary>The name that keys, profiles and claims use.</summary>
    string Name { get; }

    /// <summary>The names of the pruners or seekers that its runs carry.</summary>
    IReadOnlyList<string> Seekers { get; }

    /// <summary>Roughly the work of a run, in training steps of the dense network times its parameters; for the order of work and the time left.</summary>
    long Cost(ScenarioKey key);

    /// <summary>What this machine lacks to run it, such as a data set or an engine, in a few words; null where it can.</summary>
    string? Lacks(ScenarioKey key) => null;

    /// <summary>Runs it.</summary>
    /// <param name="key">Which network, and which part of the experiment.</param>
    /// <param name="protocol">The switches in force; the key's protocol with the key's switches turned.</param>
    /// <param name="cancel">Stops between training steps.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ExperimentResult Run(ScenarioKey key, Protocol protocol, CancellationToken cancel);
}
