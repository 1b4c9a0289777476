using System.Text.Json.Serialization;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>
/// What determines a run: the planted network with its data (one replicate of a setting under one protocol), and what is done with
/// it. Everything beside <see cref="Experiment"/>, <see cref="Switch"/>, <see cref="Decay"/>, <see cref="Seeker"/> and <see cref="Densities"/> says
/// which network, so that different experiments meet the same ones.
/// </summary>
/// <param name="Protocol">Name of the protocol.</param>
/// <param name="Task">Name of the task.</param>
/// <param name="Depth">Layers of neurons, input and output included.</param>
/// <param name="Width">Units per hidden layer of the host.</param>
/// <param name="Noise">Share of flipped labels, or standard deviation of the noise on the values.</param>
/// <param name="Replicate">Counts from 1; 0 in a setting, which means all its replicates.</param>
public readonly record struct ScenarioKey(string Protocol, string Task, int Depth, int Width, double Noise, int Replicate)
{
    /// <summary>The name of the experiment in the catalogue of experiments.</summary>
    public string Experiment { get; init; } = "singleshot";

    /// <summary>The switches of the protocol that are turned, joined by +, or nothing; see <see cref="ProtocolSwitch"/>.</summary>
    public string Switch { get; init; } = "";

    /// <summary>Weight decay in the training of the search, its kind and value (<c>L2 0.001</c>), which no protocol has; null for none, and then not written.</summary>
    public string? Decay { get; init; }

    /// <summary>The one pruner or seeker that is run, or nothing for all of the experiment.</summary>
    public string Seeker { get; init; } = "";

    /// <summary>The density labels that are run, with commas between them, or nothing for all of the experiment.</summary>
    public string Densities { get; init; } = "";

    /// <summary>The setting of an experiment that most of its runs have: width 100, noise 0.01.</summary>
    public static ScenarioKey Usual(string experiment, string protocol, string task, int depth = 5) => new(protocol, task, depth, 100, 0.01, 0) { Experiment = experiment };

    /// <summary>The key with what selects a part of its runs removed: results of equal scenarios are put together.</summary>
    [JsonIgnore]
    public ScenarioKey Scenario => this with { Seeker = "", Densities = "" };

    /// <summary>The key with all removed that says what is done with the network: equal for runs on the same one, but for switches of planting and data.</summary>
    [JsonIgnore]
    internal ScenarioKey Network => this with { Experiment = "", Switch = "", Decay = null, Seeker = "", Densities = "" };

    /// <summary>The setting that the run is a replicate of.</summary>
    [JsonIgnore]
    public ScenarioKey Setting => Scenario with { Replicate = 0 };

    /// <summary>Such as <c>multishot Fair circle depth 5 width 100 replicate 3</c>.</summary>
    public override string ToString()
    {
        var turned = (Switch.Length > 0 ? $" ({Switch})" : "") + (Decay is null ? "" : $" (decay {Decay})");
        var part = $"{(Seeker.Length > 0 ? $" {Seeker}" : "")}{(Densities.Length > 0 ? $" at {Densities}" : "")}";
        return FormattableString.Invariant($"{Experiment} {Protocol}{turned} {Task} depth {Depth} width {Width} noise {Noise}{part} replicate {Replicate}");
    }
}
