using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Experiments.Theory;

/// <summary>A run whose outcome is a list of named numbers, such as a check of a theorem.</summary>
public sealed record NumbersResult : ExperimentResult
{
    /// <summary>The numbers, in the order in which they were measured.</summary>
    public required IReadOnlyList<NamedNumber> Numbers { get; init; }

    /// <summary>The number of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public double this[string name] => Numbers.Where(n => n.Name == name).Select(n => (double?)n.Value).FirstOrDefault()
        ?? throw new ArgumentException($"{Key} has no number {name}; it has {string.Join(", ", Numbers.Select(n => n.Name))}", nameof(name));
}

/// <summary>A number with its name.</summary>
public readonly record struct NamedNumber(string Name, double Value);
