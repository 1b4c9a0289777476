using System.Collections.Immutable;
using PlantNSeek.Networks;

namespace PlantNSeek.Planting.Graphs;

/// <summary>Which channels of a network must be permuted and scaled together, read off its graph.</summary>
/// <remarks>
/// Identities join the channels of two levels: those of sums and shortcuts. Joined channels are one, with one scale. Two of them may change places where both
/// appear in the same levels; so the channels that a padded shortcut adds form a stream of their own, apart from those that come through it.
/// </remarks>
public sealed class ChannelStreams
{
    private readonly (int Stream, int Member)[][] _places;

    private ChannelStreams(NetworkGraph graph)
    {
        Graph = graph;
        var starts = new int[graph.Widths.Length + 1];
        for (var level = 0; level < graph.Widths.Length; level++)
        {
            starts[level + 1] = starts[level] + graph.Widths[level];
        }

        var joined = Joined(graph, starts);
        var channels = Enumerable.Range(0, graph.Widths.Length)
            .SelectMany(level => Enumerable.Range(0, graph.Widths[level]).Select(channel => (Level: level, Channel: channel, Root: joined[starts[level] + channel])))
            .GroupBy(at => at.Root).Select(group => (Levels: group.Select(at => at.Level).ToImmutableArray(), Channels: group.Select(at => at.Channel).ToArray())).ToArray();
        if (channels.FirstOrDefault(one => one.Levels.Distinct().Count() < one.Levels.Length) is { Channels: { } twice } one)
        {
            throw new NotSupportedException($"channels {twice[0]} and {twice[1]} are joined with each other in level {one.Levels[0]}; a channel is at most once in a level");
        }

        All = [.. channels.GroupBy(one => string.Join(' ', one.Levels)).Select(group => StreamOf(graph, group.First().Levels, [.. group.Select(one => one.Channels)]))];
        _places = [.. graph.Widths.Select(width => new (int, int)[width])];
        foreach (var (s, stream) in All.Index())
        {
            foreach (var (k, level) in stream.Levels.Index())
            {
                for (var member = 0; member < stream.Width; member++)
                {
                    _places[level][stream.Channels[k][member]] = (s, member);
                }
            }
        }
    }

    /// <summary>The graph that they were read off.</summary>
    public NetworkGraph Graph { get; }

    /// <summary>All streams, by the level in which they begin.</summary>
    public ImmutableArray<ChannelStream> All { get; }

    /// <summary>The streams of a graph.</summary>
    /// <exception cref="NotSupportedException">The graph does not know its connections, or it joins two channels of one level.</exception>
    public static ChannelStreams Of(NetworkGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        graph.ThrowIfUnknown("which channels belong together");
        return new ChannelStreams(graph);
    }

    /// <summary>The stream that a channel of a level belongs to, by its place in <see cref="All"/>, and which member it is.</summary>
    public (int Stream, int Member) PlaceOf(int level, int channel) => _places[level][channel];

    private static ChannelStream StreamOf(NetworkGraph graph, ImmutableArray<int> levels, int[][] members)
    {
        var writer = graph.Connections.Where(c => c.Layer is not null && levels.Contains(c.To)).Select(c => c.Layer).Order().FirstOrDefault();
        var isInput = levels.Contains(0);
        var name = isInput || writer is not { } layer ? "input" : graph.Layout.Weight(layer).Name.Replace(".weight", "", StringComparison.Ordinal);
        return new ChannelStream(
            name, levels, [.. levels.Select((_, k) => members.Select(member => member[k]).ToImmutableArray())], isInput, levels.Contains(graph.Widths.Length - 1));
    }

    // The first channel that each is joined with.
    private static int[] Joined(NetworkGraph graph, int[] starts)
    {
        int[] first = [.. Enumerable.Range(0, starts[^1])];
        int Root(int at)
        {
            while (first[at] != at)
            {
                at = first[at];
            }

            return at;
        }

        foreach (var identity in graph.Connections.Where(c => c.Layer is null))
        {
            for (var channel = 0; channel < graph.Widths[identity.From]; channel++)
            {
                var (one, other) = (Root(starts[identity.From] + channel), Root(starts[identity.To] + channel + identity.Shift));
                (first[Math.Max(one, other)], first[Math.Min(one, other)]) = (Math.Min(one, other), Math.Min(one, other));
            }
        }

        return [.. first.Select((_, at) => Root(at))];
    }
}
