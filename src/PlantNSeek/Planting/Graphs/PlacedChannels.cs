using System.Collections.Immutable;
using PlantNSeek.Networks;

namespace PlantNSeek.Planting.Graphs;

/// <summary>Where the target's channels are in the host, and by what factors, while they are placed stream by stream.</summary>
internal sealed class PlacedChannels
{
    private readonly ChannelStreams _target;
    private readonly ChannelStreams _host;
    private readonly int[] _hostStreams;
    private readonly int[][] _members;
    private readonly double[][] _scales;
    private readonly bool[][] _taken;

    /// <exception cref="ArgumentException">A stream of the host is too narrow; the message names it and both widths.</exception>
    public PlacedChannels(NetworkGraph target, NetworkGraph host, Mask support, bool inPlace)
    {
        (_target, _host) = (ChannelStreams.Of(target), ChannelStreams.Of(host));
        _hostStreams = [.. _target.All.Select(stream => _host.All.ToList().FindIndex(other => other.Levels.SequenceEqual(stream.Levels)))];
        _members = [.. _target.All.Select(stream => Enumerable.Repeat(-1, stream.Width).ToArray())];
        _scales = [.. _target.All.Select(stream => new double[stream.Width])];
        _taken = [.. _host.All.Select(stream => new bool[stream.Width])];
        var used = Used(target, support);
        foreach (var (s, stream) in _target.All.Index())
        {
            var (width, isFixed) = (_hostStreams[s] < 0 ? 0 : _host.All[_hostStreams[s]].Width, stream.IsInput || stream.IsOutput);
            int[] members = [.. Enumerable.Range(0, stream.Width).Where(member => isFixed || used[s][member])];
            var needed = inPlace || isFixed ? members.Select(member => member + 1).DefaultIfEmpty().Max() : members.Length;
            if (needed > width)
            {
                throw new ArgumentException($"the host has {width} channels for those of {stream.Name}; the target needs {needed}", nameof(host));
            }

            for (var member = 0; stream.IsInput && member < stream.Width; member++)
            {
                Place(s, member, member, 1);
            }
        }
    }

    /// <summary>The streams of the target.</summary>
    public ChannelStreams Target => _target;

    public bool IsPlaced(int stream, int member) => _members[stream][member] >= 0;

    /// <summary>The members of the host's stream that are free, with their channels in a level.</summary>
    public (int Member, int Channel)[] Free(int stream, int level)
    {
        var host = _hostStreams[stream];
        return [.. Enumerable.Range(0, _taken[host].Length).Where(member => !_taken[host][member]).Select(member => (member, _host.All[host].ChannelIn(level, member)))];
    }

    public void Place(int stream, int member, int hostMember, double scale)
    {
        (_members[stream][member], _scales[stream][member]) = (hostMember, scale);
        _taken[_hostStreams[stream]][hostMember] = true;
    }

    /// <summary>The host's channel for one of the target; -1 where there is none.</summary>
    public int HostChannel(int level, int channel)
    {
        var (stream, member) = _target.PlaceOf(level, channel);
        return IsPlaced(stream, member) ? _host.All[_hostStreams[stream]].ChannelIn(level, _members[stream][member]) : -1;
    }

    public double Scale(int level, int channel)
    {
        var (stream, member) = _target.PlaceOf(level, channel);
        return _scales[stream][member];
    }

    /// <summary>One number for each level and channel.</summary>
    public ImmutableArray<ImmutableArray<T>> Each<T>(Func<int, int, T> of) =>
        [.. _target.Graph.Widths.Select((width, level) => Enumerable.Range(0, width).Select(channel => of(level, channel)).ToImmutableArray())];

    // The members that planted parameters write or read.
    private bool[][] Used(NetworkGraph target, Mask support)
    {
        bool[][] used = [.. _target.All.Select(stream => new bool[stream.Width])];
        void Mark(int level, int channel)
        {
            var (stream, member) = _target.PlaceOf(level, channel);
            used[stream][member] = true;
        }

        foreach (var i in support.KeptIndices())
        {
            var slice = target.Layout.SliceAt(i);
            var ((row, column), connection) = (Math.DivRem(i - slice.Offset, slice.Columns), target.Of(slice.Layer));
            Mark(connection.To, row);
            if (slice.Kind == ParameterKind.Weight)
            {
                Mark(connection.From, column / connection.Taps);
            }
        }

        return used;
    }
}
