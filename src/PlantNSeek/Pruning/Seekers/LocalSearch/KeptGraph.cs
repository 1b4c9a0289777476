using System.Runtime.InteropServices;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <summary>
/// The kept parameters as a graph that can be changed and changed back. Every kept parameter lies on a path from an input to an output or is a
/// bias of a unit on one: <see cref="Tidy"/> drops what no longer does.
/// </summary>
internal sealed class KeptGraph
{
    private readonly int[][] _sources, _sourceCounts, _uses;
    private readonly ulong[][] _targets;
    private readonly int[] _targetWords;
    private readonly bool[] _kept;
    private readonly int[] _members, _positions;
    private readonly List<int> _journal = [];
    private readonly List<(int Level, int Unit)> _suspects = [];

    public KeptGraph(Networks.FullyConnected.Architecture architecture)
    {
        var layout = Layout = architecture.Layout;
        Levels = architecture.Depth;
        Widths = architecture.Widths.ToArray();
        _kept = new bool[layout.Count];
        _members = new int[layout.Count];
        _positions = new int[layout.Count];
        _sources = new int[Levels][];
        _sourceCounts = new int[Levels][];
        _uses = new int[Levels][];
        _targets = new ulong[Levels][];
        _targetWords = new int[Levels];
        Place = new ParameterPlace[layout.Count];
        for (var level = 0; level < Levels; level++)
        {
            _sources[level] = level == 0 ? [] : new int[Widths[level] * Widths[level - 1]];
            _sourceCounts[level] = new int[Widths[level]];
            _uses[level] = new int[Widths[level]];
            _targetWords[level] = level + 1 < Levels ? (Widths[level + 1] + 63) / 64 : 0;
            _targets[level] = new ulong[Widths[level] * _targetWords[level]];
        }

        foreach (var slice in layout.Slices)
        {
            for (var i = slice.Offset; i < slice.End; i++)
            {
                var local = i - slice.Offset;
                Place[i] = slice.Kind == ParameterKind.Bias ? new ParameterPlace(slice.Layer + 1, local, -1) : new ParameterPlace(slice.Layer + 1, local / slice.Columns, local % slice.Columns);
            }
        }
    }

    public ParameterLayout Layout { get; }

    /// <summary>Levels of units, the inputs are level 0.</summary>
    public int Levels { get; }

    public int[] Widths { get; }

    /// <summary>Where each parameter lies.</summary>
    public ParameterPlace[] Place { get; }

    /// <summary>Parameters kept.</summary>
    public int Count { get; private set; }

    /// <summary>What was changed since the last <see cref="Accept"/>, in order.</summary>
    public ReadOnlySpan<int> Journal => CollectionsMarshal.AsSpan(_journal);

    /// <summary>The kept parameters, in no particular order.</summary>
    public ReadOnlySpan<int> Kept => _members.AsSpan(0, Count);

    /// <summary>Whether an output has a kept incoming weight: after <see cref="Tidy"/>, whether any path is kept.</summary>
    public bool HasPath => _sourceCounts[Levels - 1].Any(static count => count > 0);

    public bool IsKept(int parameter) => _kept[parameter];

    /// <summary>Kept incoming weights of a unit, by source, ascending.</summary>
    public ReadOnlySpan<int> Sources(int level, int unit) => _sources[level].AsSpan(unit * Widths[level - 1], _sourceCounts[level][unit]);

    /// <summary>Kept outgoing weights of a unit: bit t is set for target t, 64 of them a word.</summary>
    public ReadOnlySpan<ulong> Targets(int level, int unit) => _targets[level].AsSpan(unit * _targetWords[level], _targetWords[level]);

    /// <summary>Number of kept outgoing weights.</summary>
    public int Uses(int level, int unit) => _uses[level][unit];

    public int Weight(int level, int unit, int source) => Layout.WeightIndex(level - 1, unit, source);

    public int Bias(int level, int unit) => Layout.BiasIndex(level - 1, unit);

    /// <summary>Whether a unit carries something: an input, or a unit with a kept incoming weight.</summary>
    public bool IsActive(int level, int unit) => level == 0 || _sourceCounts[level][unit] > 0;

    /// <summary>Keeps what was masked, or masks what was kept.</summary>
    public void Toggle(int parameter)
    {
        Flip(parameter);
        _journal.Add(parameter);
    }

    /// <summary>Drops hidden units that nothing uses or nothing reaches, with all their parameters, until there are none.</summary>
    public void Tidy()
    {
        _suspects.Clear();
        foreach (var parameter in _journal)
        {
            Suspect(parameter);
        }

        for (var next = 0; next < _suspects.Count; next++)
        {
            var (level, unit) = _suspects[next];
            if (level == 0 || level == Levels - 1 || (_uses[level][unit] > 0 && _sourceCounts[level][unit] > 0))
            {
                continue;
            }

            while (_sourceCounts[level][unit] > 0)
            {
                Drop(Weight(level, unit, Sources(level, unit)[^1]));
            }

            if (_kept[Bias(level, unit)])
            {
                Drop(Bias(level, unit));
            }

            for (var target = 0; _uses[level][unit] > 0; target++)
            {
                if (_kept[Weight(level + 1, target, unit)])
                {
                    Drop(Weight(level + 1, target, unit));
                }
            }
        }
    }

    /// <summary>Makes the changes since the last call lasting.</summary>
    public void Accept() => _journal.Clear();

    /// <summary>Takes the changes since the last <see cref="Accept"/> back.</summary>
    public void Revert()
    {
        for (var i = _journal.Count - 1; i >= 0; i--)
        {
            Flip(_journal[i]);
        }

        _journal.Clear();
    }

    public Mask ToMask() => Mask.FromBits(_kept);

    private void Drop(int parameter)
    {
        Toggle(parameter);
        Suspect(parameter);
    }

    private void Suspect(int parameter)
    {
        var place = Place[parameter];
        _suspects.Add((place.Level, place.Unit));
        if (place.Source >= 0)
        {
            _suspects.Add((place.Level - 1, place.Source));
        }
    }

    private void Flip(int parameter)
    {
        var (level, unit, source) = Place[parameter];
        var keep = _kept[parameter] = !_kept[parameter];
        if (keep)
        {
            _positions[parameter] = Count;
            _members[Count++] = parameter;
        }
        else
        {
            var last = _members[--Count];
            _members[_positions[parameter]] = last;
            _positions[last] = _positions[parameter];
        }

        if (source < 0)
        {
            return;
        }

        _uses[level - 1][source] += keep ? 1 : -1;
        _targets[level - 1][(source * _targetWords[level - 1]) + (unit / 64)] ^= 1UL << (unit % 64);
        var row = _sources[level].AsSpan(unit * Widths[level - 1], Widths[level - 1]);
        ref var count = ref _sourceCounts[level][unit];
        var at = 0;
        while (at < count && row[at] < source)
        {
            at++;
        }

        if (keep)
        {
            row[at..count].CopyTo(row[(at + 1)..]);
            row[at] = source;
            count++;
        }
        else
        {
            row[(at + 1)..count].CopyTo(row[at..]);
            count--;
        }
    }
}
