using PlantNSeek.Networks.Definitions;
using PlantNSeek.Pruning;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.RareGems;

/// <summary>One row of the comparison: who seeks, from which parameters, and how what it finds is fine-tuned.</summary>
/// <param name="Name">The name in results.</param>
/// <param name="Seeker">What seeks; null for the unpruned network.</param>
/// <param name="Search">Its settings, by which two of one name are the same; null where it has none.</param>
/// <param name="Finetuning">The training of what it finds.</param>
/// <param name="Epochs">Epochs of training that its search takes.</param>
internal sealed record GemArm(string Name, ITicketSeeker? Seeker, object? Search, TrainingSettings Finetuning, double Epochs)
{
    /// <summary>How the parameters begin that it seeks in and that its find is trained from.</summary>
    public InitialisationRule Start { get; init; } = InitialisationRule.SignedConstant;

    /// <summary>How the parameters of the check are drawn that the mask is trained from once more; null where the find has no sanity checks.</summary>
    public InitialisationRule? Redrawn { get; init; }

    /// <summary>Whether it says when all layers keep about the same share, as where scores hardly moved.</summary>
    public bool TellsUniformLayers { get; init; }

    /// <summary>Whether it is trained on from the parameters that its search brings, too.</summary>
    public bool TrainsOn { get; init; }

    /// <summary>Epochs of training in all: search, fine-tuning, the checks and the training from its own parameters.</summary>
    public double AllEpochs => Epochs + (Finetuning.Epochs * (1 + (Redrawn is null ? 0 : 2) + (TrainsOn ? 1 : 0)));

    /// <summary>Whether both give the same in the same network: a seeker is its name and its settings.</summary>
    public bool Equals(GemArm? other) => other is not null && (Name, Search, Finetuning, Start, Redrawn).Equals((other.Name, other.Search, other.Finetuning, other.Start, other.Redrawn));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Search, Finetuning, Start, Redrawn);
}
