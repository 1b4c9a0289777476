using System.Globalization;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>Weight decay in the training that belongs to a search. The final training of what was found has none, whatever the search had.</summary>
/// <param name="Kind">How it decays.</param>
/// <param name="Value">The coefficient; above 0.</param>
internal sealed record DecayVariation(DecayKind Kind, double Value)
{
    /// <summary>The name that keys and claims use: <c>L2 0.001</c>.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Value}");

    /// <summary>The decay that a key asks for; null for none.</summary>
    /// <exception cref="ArgumentException">The key's text is no decay.</exception>
    public static DecayVariation? Of(ScenarioKey key) => key.Decay is null ? null : Parse(key.Decay);

    /// <summary>Reads <see cref="Name"/>.</summary>
    /// <exception cref="ArgumentException">The text is none.</exception>
    public static DecayVariation Parse(string text)
    {
        var parts = text.Split(' ');
        return parts.Length == 2 && Enum.TryParse<DecayKind>(parts[0], out var kind) && Enum.IsDefined(kind)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 && double.IsFinite(value)
            ? new DecayVariation(kind, value)
            : throw new ArgumentException($"decay is '{text}'; it is a kind, one of {string.Join(", ", Enum.GetNames<DecayKind>())}, and a number above 0, such as 'L2 0.001'", nameof(text));
    }

    /// <summary>The optimiser with this decay.</summary>
    /// <exception cref="ArgumentException">Decoupled decay is asked of another optimiser than Adam.</exception>
    public OptimizerSettings Of(OptimizerSettings optimizer) => (Kind, optimizer) switch
    {
        (DecayKind.L2, _) => optimizer with { WeightDecay = Value },
        (DecayKind.Decoupled, AdamSettings adam) => adam with { WeightDecay = Value, Decoupled = true },
        _ => throw new ArgumentException($"decay is {Name}; {optimizer.GetType().Name} has no decoupled decay", nameof(optimizer)),
    };

    /// <summary>
    /// The seeker with this decay in all training of weights that it does; null where it trains none for long: what scores without training, ProsPr, whose three steps are a
    /// means to a gradient, and what learns scores of frozen weights.
    /// </summary>
    public ITicketSeeker? Of(ITicketSeeker seeker) => seeker switch
    {
        MultishotSeeker of => new MultishotSeeker(of.Pruner, of.Settings with { Training = Of(of.Settings.Training) }, of.FirstRound),
        IterativeMagnitudeSeeker of => of.With(of.Settings with { Training = Of(of.Settings.Training) }),
        RigLSeeker of => new RigLSeeker(of.Settings with { Training = Of(of.Settings.Training) }),
        ContinuousSparsificationSeeker of => new ContinuousSparsificationSeeker(of.Settings with { WeightOptimizer = Of(of.Settings.WeightOptimizer) }),
        _ => null,
    };

    private TrainingSettings Of(TrainingSettings training) => training with { Optimizer = Of(training.Optimizer) };
}
