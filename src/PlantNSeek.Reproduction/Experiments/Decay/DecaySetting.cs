using System.Globalization;
using System.Text.RegularExpressions;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.Decay;

/// <summary>One setting of iterative magnitude pruning among which that of <c>IMP (decay)</c> was chosen.</summary>
/// <param name="Rewinding">What survivors become after each round.</param>
/// <param name="Optimizer"><c>Adam</c> (decay as L2), <c>AdamW</c> (decoupled) or <c>SGD</c> (momentum 0.9, L2).</param>
/// <param name="Decay">The coefficient of weight decay in each round; 0 for none.</param>
/// <param name="Rate">The base learning rate of each round.</param>
internal sealed partial record DecaySetting(Rewinding Rewinding, string Optimizer, double Decay, double Rate)
{
    /// <summary>Whether the learning rate falls along a cosine in each round, or is constant.</summary>
    public bool Cosine { get; init; } = true;

    /// <summary>Samples a step.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Epochs of each round.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>The most that a round removes of what is left.</summary>
    public double Fraction { get; init; } = 0.2;

    /// <summary>Steps of dense training before late resetting's values.</summary>
    public int EarlySteps { get; init; } = 100;

    /// <summary>All of it in words, the same for equal settings and different for others.</summary>
    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"{Word}, {Optimizer}, decay {Decay}, rate {Rate}, {(Cosine ? "cosine" : "constant")}, batch {BatchSize}, {Epochs} epochs, {Fraction * 100:0} % a round");

    /// <summary>Reads <see cref="Name"/>.</summary>
    /// <exception cref="ArgumentException">The text is the name of no setting.</exception>
    public static DecaySetting Parse(string name)
    {
        var match = Pattern().Match(name);
        var setting = match.Success ? new DecaySetting(Of(match.Groups["word"].Value), match.Groups["optimizer"].Value, Number(match, "decay"), Number(match, "rate"))
        {
            Cosine = match.Groups["schedule"].Value == "cosine",
            BatchSize = (int)Number(match, "batch"),
            Epochs = (int)Number(match, "epochs"),
            Fraction = Number(match, "fraction") / 100,
            EarlySteps = match.Groups["early"].Success ? (int)Number(match, "early") : 100,
        } : null;
        return setting?.Name == name ? setting : throw new ArgumentException($"'{name}' is the name of no setting; one is '{new DecaySetting(Rewinding.ToStart, "Adam", 1e-3, 1e-3).Name}'", nameof(name));
    }

    /// <summary>The seeker of this setting.</summary>
    public IterativeMagnitudeSeeker Seeker => new(new IterativeMagnitudeSettings
    {
        Rewinding = Rewinding,
        FractionPerRound = Fraction,
        EarlySteps = EarlySteps,
        Training = new TrainingSettings
        {
            Epochs = Epochs,
            BatchSize = BatchSize,
            Schedule = Cosine ? LearningRateSchedule.Cosine : LearningRateSchedule.Constant,
            Optimizer = Optimizer switch
            {
                "Adam" => new AdamSettings(Rate) { WeightDecay = Decay },
                "AdamW" => new AdamSettings(Rate) { WeightDecay = Decay, Decoupled = true },
                _ => new SgdSettings(Rate) { Momentum = 0.9, WeightDecay = Decay },
            },
        },
    });

    private static Rewinding Of(string word) => word switch
    {
        "rewound" => Rewinding.ToStart,
        "learning-rate rewinding" => Rewinding.LearningRateOnly,
        _ => Rewinding.ToEarlyStep,
    };

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<word>rewound|learning-rate rewinding|late resetting \((?<early>\d+) steps\)), (?<optimizer>Adam|AdamW|SGD), decay (?<decay>[\d.E-]+), rate (?<rate>[\d.E-]+), (?<schedule>cosine|constant), batch (?<batch>\d+), (?<epochs>\d+) epochs, (?<fraction>\d+) % a round$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    private string Word => Rewinding switch
    {
        Rewinding.ToStart => "rewound",
        Rewinding.ToEarlyStep => string.Create(CultureInfo.InvariantCulture, $"late resetting ({EarlySteps} steps)"),
        _ => "learning-rate rewinding",
    };
}
