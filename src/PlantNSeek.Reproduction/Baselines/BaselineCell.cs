namespace PlantNSeek.Baselines;

/// <summary>One quantity of one pruner, measured in each of some planted networks.</summary>
/// <param name="Where">The networks, such as <c>circle at 0.1</c>; the folder of a suite's hosts.</param>
/// <param name="Quantity">What was measured, a name of <see cref="BaselineQuantities"/>.</param>
/// <param name="MoreIsBetter">Whether a larger value is a better one.</param>
/// <param name="Values">A value for each network, in one order always.</param>
public sealed record BaselineCell(string Where, string Quantity, bool MoreIsBetter, IReadOnlyList<double> Values)
{
    /// <summary>What the cell is called, such as <c>circle at 0.1, accuracy after training</c>.</summary>
    public string Name => $"{Where}, {Quantity}";

    /// <summary>Whether another one has the same value in each network, to the bit.</summary>
    internal bool HasBitsOf(BaselineCell other) =>
        Values.Count == other.Values.Count && Values.Zip(other.Values).All(static pair => BitConverter.DoubleToInt64Bits(pair.First) == BitConverter.DoubleToInt64Bits(pair.Second));
}
