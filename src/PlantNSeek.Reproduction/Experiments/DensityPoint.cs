namespace PlantNSeek.Experiments;

/// <summary>The densities of the paper's sweeps: the ticket's own, 0.01, 0.1, 0.5 and 1.</summary>
public static class DensityPoint
{
    /// <summary>The label of the ticket's own density, whose value depends on the scenario and the protocol.</summary>
    public const string Ticket = "ticket";

    /// <summary>The label of the unpruned network.</summary>
    public const string Dense = "1";

    /// <summary>All labels, as the paper orders them.</summary>
    public static IReadOnlyList<string> Labels { get; } = [Ticket, "0.01", "0.1", "0.5", Dense];

    /// <summary>The labels that a key asks for, in the paper's order.</summary>
    /// <exception cref="ArgumentException">One of them is none of <see cref="Labels"/>.</exception>
    public static IReadOnlyList<string> Of(ScenarioKey key)
    {
        if (key.Densities.Length == 0)
        {
            return Labels;
        }

        var asked = key.Densities.Split(',');
        var unknown = asked.FirstOrDefault(l => !Labels.Contains(l));
        return unknown is null
            ? [.. Labels.Where(asked.Contains)]
            : throw new ArgumentException($"density is {unknown}; the known ones are {string.Join(", ", Labels)}", nameof(key));
    }

    /// <summary>The fraction that a numeric label stands for.</summary>
    public static double Value(string label) => double.Parse(label, System.Globalization.CultureInfo.InvariantCulture);
}
