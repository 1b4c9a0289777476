namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <content>Single parameters that come, go or move.</content>
internal sealed unsafe partial class Proposals
{
    private bool Add()
    {
        NeedSlopes();
        var (best, bestGain) = (-1, 0.0);
        for (var tries = _random.NextInt32(Screened); tries >= 0; tries--)
        {
            var level = 1 + _random.NextInt32(_graph.Levels - 1);
            var unit = Active(level);
            var source = _random.NextInt32(8) == 0 ? -1 : Active(level - 1);
            Consider(level, unit, source, dropped: -1, ref best, ref bestGain);
        }

        return Toggle(best);
    }

    // Gives a kept weight another source, or a kept parameter another target.
    private bool Move(bool source)
    {
        NeedSlopes();
        if (_graph.Count == 0)
        {
            return false;
        }

        var old = _graph.Kept[_random.NextInt32(_graph.Count)];
        var (level, unit, from) = _graph.Place[old];
        var (best, bestGain) = (-1, double.NegativeInfinity);
        for (var tries = _random.NextInt32(Screened); (from >= 0 || !source) && tries >= 0; tries--)
        {
            if (!source)
            {
                Consider(level, Active(level), from, dropped: -1, ref best, ref bestGain);
            }
            else if (Active(level - 1) is >= 0 and var other)
            {
                Consider(level, unit, other, old, ref best, ref bestGain);
            }
        }

        return Toggle(best) && Toggle(old);
    }

    // Keeps a masked parameter in mind if the model likes it better than the best so far. A negative source is the unit's bias.
    private void Consider(int level, int unit, int source, int dropped, ref int best, ref double bestGain)
    {
        if (unit < 0)
        {
            return;
        }

        var parameter = source < 0 ? _graph.Bias(level, unit) : _graph.Weight(level, unit, source);
        if (_graph.IsKept(parameter))
        {
            return;
        }

        var gain = Gain(level, unit, source, parameter, dropped);
        if (gain > bestGain)
        {
            (best, bestGain) = (parameter, gain);
        }
    }

    private double Gain(int level, int unit, int source, int parameter, int dropped)
    {
        var stride = _row.Length;
        var row = source < 0 ? _network.ModelSamples.Weights : _network.Value(level - 1, source);
        var weight = _network.Parameter(parameter);
        if (dropped >= 0)
        {
            Rows.Scale(weight, row, _row.Pointer, stride);
            Rows.Add(-_network.Parameter(dropped), _network.Value(level - 1, _graph.Place[dropped].Source), _row.Pointer, stride);
            row = _row.Pointer;
            weight = 1;
        }

        return -Rows.Model(_network.Slope(level, unit), _network.Curvature(level, unit), row, weight, stride);
    }
}
