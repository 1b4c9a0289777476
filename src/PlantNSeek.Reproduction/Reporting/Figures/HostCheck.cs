namespace PlantNSeek.Reporting.Figures;

/// <summary>Refuses what <see cref="HostDiagram"/> cannot draw.</summary>
internal static class HostCheck
{
    /// <exception cref="ArgumentException">See <see cref="HostDiagram.Draw"/>.</exception>
    public static void Run(HostDiagramData data)
    {
        var widths = data.Widths;
        var shape = string.Join('-', widths);
        if (widths.Count < 2 || widths.Any(w => w < 1))
        {
            throw new ArgumentException($"{data.Id} has the widths '{shape}'; it needs at least two layers of neurons, each of at least one");
        }

        foreach (var edge in data.Edges)
        {
            var name = $"an edge {edge.From} to {edge.To} in weight layer {edge.Layer}";
            if (edge.Layer < 0 || edge.Layer >= widths.Count - 1 || edge.From < 0 || edge.From >= widths[edge.Layer] || edge.To < 0 || edge.To >= widths[edge.Layer + 1])
            {
                throw new ArgumentException($"{data.Id} has {name}; its widths are {shape}");
            }

            if (double.IsNaN(edge.Weight))
            {
                throw new ArgumentException($"{data.Id} has {name} whose weight is {edge.Weight}; it must be a number");
            }

            Origin(data, name, edge.Origin);
        }

        foreach (var bias in data.Biases)
        {
            var name = $"a bias of unit {bias.Unit} in layer {bias.Layer}";
            if (bias.Layer < 0 || bias.Layer >= widths.Count - 1 || bias.Unit < 0 || bias.Unit >= widths[bias.Layer + 1])
            {
                throw new ArgumentException($"{data.Id} has {name}; its widths are {shape}");
            }

            Origin(data, name, bias.Origin);
        }

        Once(data.Id, data.Edges.Select(e => (e.Layer, e.From, e.To, e.Origin)), e => $"an edge {e.Item2} to {e.Item3} in weight layer {e.Item1}");
        Once(data.Id, data.Biases.Select(b => (b.Layer, 0, b.Unit, b.Origin)), b => $"a bias of unit {b.Item3} in layer {b.Item1}");
    }

    private static void Origin(HostDiagramData data, string name, EdgeOrigin origin)
    {
        if (!Enum.IsDefined(origin) || (!data.HasTruth && origin != EdgeOrigin.Found))
        {
            throw new ArgumentException($"{data.Id} has {name} of origin {origin}; {(data.HasTruth ? "an origin is Planted, Found or Common" : "without truth all are Found")}");
        }
    }

    private static void Once(string id, IEnumerable<(int, int, int, EdgeOrigin Origin)> all, Func<(int, int, int, EdgeOrigin), string> name)
    {
        (int, int, int, EdgeOrigin Origin)[] sorted = [.. all.Order()];
        for (var i = 1; i < sorted.Length; i++)
        {
            var (a, b) = (sorted[i - 1], sorted[i]);
            if ((a.Item1, a.Item2, a.Item3) == (b.Item1, b.Item2, b.Item3))
            {
                throw new ArgumentException($"{id} has {name(b)} twice, as {a.Origin} and as {b.Origin}; planted and found together is Common");
            }
        }
    }
}
