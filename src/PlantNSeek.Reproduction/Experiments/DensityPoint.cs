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

    /// <summary>The fraction that a numeric label stands for.</summary>
    public static double Value(string label) => double.Parse(label, System.Globalization.CultureInfo.InvariantCulture);
}
