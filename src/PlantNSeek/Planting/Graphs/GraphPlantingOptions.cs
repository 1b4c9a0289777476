namespace PlantNSeek.Planting.Graphs;

/// <summary>The choices of <see cref="GraphPlanter"/>. What is published and destroys or misjudges the function is a switch of its own.</summary>
public sealed record GraphPlantingOptions
{
    /// <summary>As well hidden as can be, and exact.</summary>
    public static GraphPlantingOptions Fair { get; } = new();

    /// <summary>As the published program plants in VGG16.</summary>
    public static GraphPlantingOptions Paper { get; } = new()
    {
        Matching = ChannelMatching.Identity,
        Scale = ChannelScale.FirstWeight,
        SignedScales = true,
        UnequalLogits = true,
        FirstAliveInput = true,
        DropsConstantChannels = true,
    };

    /// <summary>Which channel of the host a channel of the target gets.</summary>
    public ChannelMatching Matching { get; init; } = ChannelMatching.LargestCosine;

    /// <summary>By what factor a channel is written.</summary>
    public ChannelScale Scale { get; init; } = ChannelScale.NormKeeping;

    /// <summary>V2: a hidden channel's scale has the sign that the host suggests, and goes through ReLU with it.</summary>
    public bool SignedScales { get; init; }

    /// <summary>V3: each output has its own scale; else all have the geometric mean of theirs.</summary>
    public bool UnequalLogits { get; init; }

    /// <summary>V6: a linear layer takes the weight of its first input that is alive for its first weight, also where it is 0, and overwrites all inputs that are alive.</summary>
    public bool FirstAliveInput { get; init; }

    /// <summary>V7: a channel without incoming weights is dropped with its outgoing edges, although it has a bias.</summary>
    public bool DropsConstantChannels { get; init; }

    /// <summary>V5: the planted network sees inputs under another normalisation than the target was made for; null where both are the same.</summary>
    public InputMismatch? Inputs { get; init; }

    /// <summary>These options with the switch of one artefact turned: <c>V2</c>, <c>V3</c>, <c>V6</c> or <c>V7</c>.</summary>
    /// <exception cref="ArgumentException">The artefact is no switch of the planter.</exception>
    public GraphPlantingOptions Turned(string artefact) => artefact switch
    {
        "V2" => this with { SignedScales = !SignedScales },
        "V3" => this with { UnequalLogits = !UnequalLogits },
        "V6" => this with { FirstAliveInput = !FirstAliveInput },
        "V7" => this with { DropsConstantChannels = !DropsConstantChannels },
        _ => throw new ArgumentException($"'{artefact}' is no switch of the planter; known are V2, V3, V6 and V7", nameof(artefact)),
    };
}
