using PlantNSeek.Networks;

namespace PlantNSeek.Testing.Cases;

/// <summary>
/// Levels whose units must be permuted and scaled together, since identities join them. The streams of the inputs and of the outputs stay as
/// they are, and so do levels that a padded shortcut joins.
/// </summary>
internal sealed class NetworkStreams
{
    private readonly int[] _of;
    private readonly HashSet<int> _fixed;

    private NetworkStreams(int[] of, HashSet<int> @fixed) => (_of, _fixed) = (of, @fixed);

    /// <summary>Streams that may be permuted and scaled, each as its levels in ascending order.</summary>
    public IEnumerable<int[]> Free => Enumerable.Range(0, _of.Length).GroupBy(level => _of[level]).Where(stream => !_fixed.Contains(stream.Key)).Select(static stream => stream.ToArray());

    public static NetworkStreams Of(NetworkGraph graph)
    {
        int[] of = [.. Enumerable.Range(0, graph.Widths.Length)];
        foreach (var identity in graph.Connections.Where(static c => c.Layer is null))
        {
            var (kept, merged) = (Math.Min(of[identity.From], of[identity.To]), Math.Max(of[identity.From], of[identity.To]));
            of = Array.ConvertAll(of, stream => stream == merged ? kept : stream);
        }

        var padded = graph.Connections.Where(c => c.Layer is null && graph.Widths[c.From] != graph.Widths[c.To]).Select(c => of[c.From]);
        return new NetworkStreams(of, [of[0], of[^1], .. padded]);
    }

    /// <summary>One value a level: the same for all levels of a stream, and what is drawn for it where it is free.</summary>
    public T[] ForEachLevel<T>(NetworkGraph graph, Func<int, T> unchanged, Func<int, T> drawn)
    {
        var values = Enumerable.Range(0, _of.Length).Select(level => unchanged(graph.Widths[level])).ToArray();
        foreach (var stream in Free)
        {
            var value = drawn(graph.Widths[stream[0]]);
            foreach (var level in stream)
            {
                values[level] = value;
            }
        }

        return values;
    }
}
