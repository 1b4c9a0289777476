using System.Collections.Immutable;

namespace PlantNSeek.Planting.Graphs;

/// <summary>
/// Channels that may change places with each other, each wherever it appears: pooling, ReLU, sums and shortcuts hand a channel on, and a convolution or a linear
/// layer begins new ones.
/// </summary>
/// <param name="Name">The first layer that writes it, or <c>input</c>.</param>
/// <param name="Levels">The levels of the graph in which its channels appear, ascending.</param>
/// <param name="Channels"><c>[one of the levels][member]</c>: the channel of that level that the member is.</param>
/// <param name="IsInput">Whether its channels are those of the samples, which have no symmetry.</param>
/// <param name="IsOutput">Whether its channels are outputs, which keep their places and share one scale.</param>
public sealed record ChannelStream(string Name, ImmutableArray<int> Levels, ImmutableArray<ImmutableArray<int>> Channels, bool IsInput, bool IsOutput)
{
    /// <summary>How many channels may change places.</summary>
    public int Width => Channels[0].Length;

    /// <summary>The channel of a level that a member is; the stream appears in that level.</summary>
    public int ChannelIn(int level, int member) => Channels[Levels.IndexOf(level)][member];
}
