namespace PlantNSeek.Training.Engine.Layers;

/// <summary>What a layer costs in each form, in clock cycles of one core: only the choice depends on it, never a bit.</summary>
/// <remarks>
/// Measured on an AMD EPYC (Zen 4) with 16 lanes at batch size 32; <c>plantnseek bench step --form</c> measures each form. At width 100
/// they meet near density 0.5, at width 1000 near 0.4: there the activations of a layer no longer fit the first cache.
/// </remarks>
internal static class LayerCost
{
    // Forward and backward pass: an entry of a full matrix; a kept edge, whose activations are in the first or in the second cache.
    private const double DenseEntry = 5, NearEdge = 8, FarEdge = 11;
    private const int NearUnits = 256; // times 32 samples of 4 bytes: what the first cache holds

    // Inputs and outputs of a layer whose deltas are transposed instead of its inputs, and what that costs an output.
    private const int MostNarrow = 8, FewestWide = 32;
    private const double Transposed = 8;

    // The gradient: a kept edge in a lane of its own; or a row, for each vector of inputs and apart from them, and an edge picked from it.
    private const double PanelEdge = 18, RowVector = 22, Row = 40, Pick = 3;

    /// <summary>Whether whole rows of the gradient cost less than single edges.</summary>
    public static bool PrefersRows(int edges, int outputs, int inputs) => Rows(edges, outputs, inputs) < PanelEdge * edges;

    /// <summary>Whether lanes had better be outputs than inputs.</summary>
    public static bool IsNarrow(int outputs, int inputs) => inputs < MostNarrow && outputs >= FewestWide;

    /// <summary>Whether edge lists cost less than a full matrix.</summary>
    public static bool PrefersEdges(int edges, int outputs, int inputs)
    {
        var edge = Math.Max(inputs, outputs) <= NearUnits ? NearEdge : FarEdge;
        var gradient = Math.Min(Rows(edges, outputs, inputs), PanelEdge * edges);
        var fullGradient = IsNarrow(outputs, inputs) ? (Transposed * outputs) + Rows(0, inputs + 1, outputs) : Rows(0, outputs, inputs);
        return (edge * edges) + gradient < (DenseEntry * outputs * inputs) + fullGradient;
    }

    private static double Rows(int edges, int outputs, int inputs) => (outputs * ((RowVector * ((inputs / 16) + 1)) + Row)) + (Pick * edges);
}
