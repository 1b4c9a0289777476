namespace PlantNSeek.Reporting.Figures.Hosts;

/// <summary>Refuses what <see cref="HostDiagram"/> cannot draw.</summary>
internal static class HostDiagramGuard
{
    /// <exception cref="ArgumentException">See <see cref="HostDiagram.Draw"/>.</exception>
    public static void Run(HostDiagramData data)
    {
        var widths = data.Widths;
        if (widths.Count < 2 || widths.Any(w => w < 1))
        {
            throw new ArgumentException($"{data.Id} has the widths '{string.Join('-', widths)}'; it needs at least two layers of neurons, each of at least one");
        }

        foreach (var edge in data.Edges)
        {
            if (edge.Layer < 0 || edge.Layer >= widths.Count - 1 || edge.From < 0 || edge.From >= widths[edge.Layer] || edge.To < 0 || edge.To >= widths[edge.Layer + 1])
            {
                throw new ArgumentException($"{data.Id} has {Name(edge)}; its widths are {string.Join('-', widths)}");
            }

            if (double.IsNaN(edge.Weight))
            {
                throw new ArgumentException($"{data.Id} has {Name(edge)} with the weight {edge.Weight}; it must be a number");
            }

            if (!Fits(data, edge.Origin))
            {
                throw new ArgumentException($"{data.Id} has {Name(edge)} of the origin {edge.Origin}; {Origins(data)}");
            }
        }

        foreach (var bias in data.Biases)
        {
            if (bias.Layer < 0 || bias.Layer >= widths.Count - 1 || bias.Unit < 0 || bias.Unit >= widths[bias.Layer + 1])
            {
                throw new ArgumentException($"{data.Id} has {Name(bias)}; its widths are {string.Join('-', widths)}");
            }

            if (!Fits(data, bias.Origin))
            {
                throw new ArgumentException($"{data.Id} has {Name(bias)} of the origin {bias.Origin}; {Origins(data)}");
            }
        }

        var first = new long[widths.Count];
        for (var layer = 1; layer < widths.Count; layer++)
        {
            first[layer] = first[layer - 1] + ((long)widths[layer - 1] * widths[layer]);
        }

        Once(data.Id, data.Edges, e => first[e.Layer] + ((long)e.To * widths[e.Layer]) + e.From, Name, e => e.Origin);
        Once(data.Id, data.Biases, b => first[b.Layer] + b.Unit, Name, b => b.Origin);
    }

    private static string Name(HostEdge edge) => $"an edge {edge.From} to {edge.To} in weight layer {edge.Layer}";

    private static string Name(HostBias bias) => $"a bias of unit {bias.Unit} in layer {bias.Layer}";

    private static bool Fits(HostDiagramData data, EdgeOrigin origin) => data.HasTruth ? Enum.IsDefined(origin) : origin == EdgeOrigin.Found;

    private static string Origins(HostDiagramData data) => data.HasTruth ? "an origin is Planted, Found or Common" : "without truth all are Found";

    private static void Once<T>(string id, IReadOnlyList<T> all, Func<T, long> key, Func<T, string> name, Func<T, EdgeOrigin> origin)
    {
        var keys = all.Select(key).ToArray();
        var indices = Enumerable.Range(0, all.Count).ToArray();
        Array.Sort(keys, indices);
        for (var i = 1; i < keys.Length; i++)
        {
            if (keys[i] == keys[i - 1])
            {
                var (a, b) = (all[Math.Min(indices[i], indices[i - 1])], all[Math.Max(indices[i], indices[i - 1])]);
                throw new ArgumentException($"{id} has {name(a)} twice, as {origin(a)} and as {origin(b)}; what is planted and found is Common");
            }
        }
    }
}
