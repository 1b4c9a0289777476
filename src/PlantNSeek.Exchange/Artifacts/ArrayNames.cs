namespace PlantNSeek.Artifacts;

/// <summary>What the arrays of our files are called; tensors are called as in a <see cref="Networks.ParameterLayout"/>, <c>layer1.weight</c>.</summary>
internal static class ArrayNames
{
    /// <summary>Text: what a planted host is, as JSON.</summary>
    public const string Task = "task";

    /// <summary>Text: the operations of a network that is not fully connected, as JSON.</summary>
    public const string Graph = "graph";

    /// <summary>Text: what is known of the planted ticket beside its place, as JSON.</summary>
    public const string Receipt = "receipt";

    /// <summary>Text: where a mask comes from, as JSON.</summary>
    public const string Origin = "origin";

    /// <summary>Before the name of a tensor: whether each of its parameters is planted.</summary>
    public const string Truth = "truth.";

    /// <summary>Before the name of a tensor of the hand-built network.</summary>
    public const string Target = "target.";

    /// <summary>Before the name of a tensor: what a ticket is to be trained from.</summary>
    public const string Start = "start.";

    /// <summary>How many samples the parameters of <see cref="Start"/> have been trained on, counted from the host's parameters; one integer.</summary>
    public const string StartSamples = Start + "samples";

    /// <summary>Samples to train on.</summary>
    public const string Training = "train";

    /// <summary>The few samples to score parameters on.</summary>
    public const string Pruning = "prune";

    /// <summary>Samples that are held out.</summary>
    public const string Test = "test";

    /// <summary>The inputs of a set of samples, <c>[samples, inputs]</c>.</summary>
    public static string Inputs(string samples) => samples + ".x";

    /// <summary>The labels <c>[samples]</c> or target values <c>[samples, outputs]</c> of a set of samples.</summary>
    public static string Targets(string samples) => samples + ".y";

    /// <summary>Host units that compute the units of a target layer, counted from 0.</summary>
    public static string Units(int layer) => FormattableString.Invariant($"units.layer{layer + 1}");

    /// <summary>By what each planted pre-activation of a layer is larger than the target's.</summary>
    public static string Scales(int layer) => FormattableString.Invariant($"scales.layer{layer + 1}");
}
