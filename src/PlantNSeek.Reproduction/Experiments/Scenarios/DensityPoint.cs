namespace PlantNSeek.Experiments.Scenarios;

/// <summary>The densities of the paper's sweeps: the ticket's own, 0.01, 0.1, 0.5 and 1.</summary>
public static class DensityPoint
{
    /// <summary>The label of the ticket's own density, whose value depends on the scenario and the protocol.</summary>
    public const string Ticket = "ticket";

    /// <summary>The label of half the ticket's own size.</summary>
    public const string Half = "0.5x";

    /// <summary>The label of the unpruned network.</summary>
    public const string Dense = "1";

    /// <summary>The labels of the paper, as it orders them.</summary>
    public static IReadOnlyList<string> Labels { get; } = [Ticket, "0.01", "0.1", "0.5", Dense];

    /// <summary>The labels of multiples of the ticket's own density.</summary>
    public static IReadOnlyList<string> Multiples { get; } = [Half, "2x", "5x", "10x"];

    /// <summary>The labels of the paper's figure of networks on images, which seeks in networks without a ticket.</summary>
    internal static IReadOnlyList<string> OfPictures { get; } = ["0.01", "0.05", "0.1", "0.5", Dense];

    /// <summary>The labels of what 12, 8 and 4 rounds leave that each prune a fifth.</summary>
    internal static IReadOnlyList<string> OfRounds { get; } = ["0.069", "0.168", "0.41"];

    /// <summary>All labels: the ticket's own density, its multiples, and the fractions.</summary>
    public static IReadOnlyList<string> All { get; } = [Ticket, .. Multiples, .. OfPictures.Concat(OfRounds).OrderBy(static label => Value(label))];

    /// <summary>The labels that a key asks for, in the order of <see cref="All"/>; the paper's where it names none.</summary>
    /// <exception cref="ArgumentException">One of them is none of <see cref="All"/>.</exception>
    public static IReadOnlyList<string> Of(ScenarioKey key) => Of(key, Labels);

    /// <summary>The same where an experiment has labels of its own for a key that names none.</summary>
    /// <exception cref="ArgumentException">One of them is none of <see cref="All"/>.</exception>
    internal static IReadOnlyList<string> Of(ScenarioKey key, IReadOnlyList<string> unnamed)
    {
        if (key.Densities.Length == 0)
        {
            return unnamed;
        }

        var asked = key.Densities.Split(',');
        var unknown = asked.FirstOrDefault(l => !All.Contains(l));
        return unknown is null
            ? [.. All.Where(asked.Contains)]
            : throw new ArgumentException($"density is {unknown}; the known ones are {string.Join(", ", All)}", nameof(key));
    }

    /// <summary>The labels in the order of <see cref="All"/>, each once.</summary>
    public static IReadOnlyList<string> Ordered(IEnumerable<string> labels)
    {
        var asked = labels.ToHashSet();
        return [.. All.Where(asked.Contains)];
    }

    /// <summary>The density that a label means, beside a ticket of the given density.</summary>
    public static double Value(string label, double ticket) => OfTicket(label) is { } times ? times * ticket : Value(label);

    /// <summary>How many times the ticket's density a label means; null for a density of its own.</summary>
    public static double? OfTicket(string label) => label == Ticket ? 1
        : Multiples.Contains(label) ? double.Parse(label.TrimEnd('x'), System.Globalization.CultureInfo.InvariantCulture)
        : null;

    /// <summary>The fraction that a numeric label means.</summary>
    public static double Value(string label) => double.Parse(label, System.Globalization.CultureInfo.InvariantCulture);
}
