namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <content>Whole units that come or change places.</content>
internal sealed unsafe partial class Proposals
{
    private readonly int[] _chain, _draft, _best;

    // An unused unit takes over all edges of a used one, with its own weights.
    private bool ReplaceUnit()
    {
        if (_graph.Levels < 3)
        {
            return false;
        }

        var level = 1 + _random.NextInt32(_graph.Levels - 2);
        var (unit, other) = (Active(level), Inactive(level));
        if (unit < 0 || other < 0)
        {
            return false;
        }

        for (var source = 0; source < _graph.Widths[level - 1]; source++)
        {
            if (_graph.IsKept(_graph.Weight(level, unit, source)))
            {
                _graph.Toggle(_graph.Weight(level, unit, source));
                _graph.Toggle(_graph.Weight(level, other, source));
            }
        }

        if (_graph.IsKept(_graph.Bias(level, unit)))
        {
            _graph.Toggle(_graph.Bias(level, unit));
            _graph.Toggle(_graph.Bias(level, other));
        }

        for (var target = 0; target < _graph.Widths[level + 1]; target++)
        {
            if (_graph.IsKept(_graph.Weight(level + 1, target, unit)))
            {
                _graph.Toggle(_graph.Weight(level + 1, target, unit));
                _graph.Toggle(_graph.Weight(level + 1, target, other));
            }
        }

        return true;
    }

    // A chain of unused units, mostly of one, from something active to something active.
    private bool InsertUnits()
    {
        NeedSlopes();
        var (count, bestGain) = (0, double.NegativeInfinity);
        for (var tries = _random.NextInt32(Screened); _graph.Levels > 2 && tries >= 0; tries--)
        {
            var level = 2 + _random.NextInt32(_graph.Levels - 2);
            var (target, top) = (Active(level), Inactive(level - 1));
            var length = target < 0 || top < 0 ? 0 : Wire(level - 1, top, _row.Pointer);
            if (length == 0)
            {
                continue;
            }

            var outgoing = _draft[length++] = _graph.Weight(level, target, top);
            var gain = -Rows.Model(_network.Slope(level, target), _network.Curvature(level, target), _row.Pointer, _network.Parameter(outgoing), _row.Length);
            if (gain > bestGain && (gain > 0 || _graph.Count == 0))
            {
                (count, bestGain) = (length, gain);
                _draft.AsSpan(0, length).CopyTo(_best);
            }
        }

        for (var i = 0; i < count; i++)
        {
            _graph.Toggle(_best[i]);
        }

        return count > 0;
    }

    // Wires an unused unit to something active at random: fills its row and the draft, returns the number of parameters, 0 where it stays silent.
    private int Wire(int level, int top, float* row)
    {
        var (length, bottom) = (0, level);
        _chain[level] = top;
        while (bottom > 1)
        {
            if (_random.NextInt32(4) > 0 && Active(bottom - 1) >= 0)
            {
                break;
            }

            var below = Inactive(bottom - 1);
            if (below < 0)
            {
                return 0;
            }

            _chain[--bottom] = below;
        }

        Rows.Fill(0, row, _row.Length);
        for (var sources = _random.NextInt32(2); sources >= 0; sources--)
        {
            var source = Active(bottom - 1);
            var weight = source < 0 ? -1 : _graph.Weight(bottom, _chain[bottom], source);
            if (weight >= 0 && !_draft.AsSpan(0, length).Contains(weight))
            {
                _draft[length++] = weight;
                Rows.Add(_network.Parameter(weight), _network.Value(bottom - 1, source), row, _row.Length);
            }
        }

        if (length == 0)
        {
            return 0;
        }

        Rows.Pass(Bias(bottom, ref length), 1, row, row, _row.Length);
        while (bottom++ < level)
        {
            var weight = _draft[length++] = _graph.Weight(bottom, _chain[bottom], _chain[bottom - 1]);
            Rows.Pass(Bias(bottom, ref length), _network.Parameter(weight), row, row, _row.Length);
        }

        return Rows.Dot(row, row, _row.Length) > 0 ? length : 0;
    }

    // The bias of a new unit, by the toss of a coin.
    private float Bias(int level, ref int length)
    {
        if (_random.NextInt32(2) == 0)
        {
            return 0;
        }

        var bias = _draft[length++] = _graph.Bias(level, _chain[level]);
        return _network.Parameter(bias);
    }
}
