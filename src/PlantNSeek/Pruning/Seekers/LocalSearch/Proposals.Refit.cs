using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Kernels;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <content>Many parameters of one unit at once.</content>
internal sealed unsafe partial class Proposals
{
    private const int Candidates = 104, ModelSteps = 24, NewSourcesInHundred = 30;
    private readonly int[] _parameters = new int[Candidates], _wiringLength = new int[Candidates], _tabu = new int[Candidates], _wiring;
    private readonly bool[] _in = new bool[Candidates], _bestIn = new bool[Candidates];
    private readonly float[] _weights = new float[Candidates];
    private readonly nint[] _rows = new nint[Candidates];
    private readonly double[] _slopes = new double[Candidates], _gram = new double[Candidates * Candidates], _change = new double[Candidates];
    private readonly AlignedBuffer<float> _newRows;

    // Chooses again which sources a unit keeps, unused ones with a wiring of their own among them, by a tabu search on the model.
    private bool Refit()
    {
        NeedSlopes();
        var level = 1 + _random.NextInt32(_graph.Levels - 1);
        var unit = Active(level);
        var count = unit < 0 ? 0 : Gather(level, unit);
        if (count < 2)
        {
            return false;
        }

        FillGram(level, unit, count);
        SearchModel(count);
        for (var i = 0; i < count; i++)
        {
            for (var k = 0; _bestIn[i] && k < _wiringLength[i]; k++)
            {
                var parameter = _wiring[(i * _longestDraft) + k];
                if (!_graph.IsKept(parameter))
                {
                    _graph.Toggle(parameter);
                }
            }

            if (_bestIn[i])
            {
                _graph.Toggle(_parameters[i]);
            }
        }

        return true;
    }

    private int Gather(int level, int unit)
    {
        var (count, skipped) = (0, _random.NextInt32(50));
        for (var source = -1; source < _graph.Widths[level - 1] && count < Candidates; source++)
        {
            if (_random.NextInt32(100) < skipped)
            {
                continue;
            }

            var parameter = source < 0 ? _graph.Bias(level, unit) : _graph.Weight(level, unit, source);
            var sign = _graph.IsKept(parameter) ? -1 : 1;
            var length = 0;
            var row = source < 0 ? _network.ModelSamples.Weights : _network.Value(level - 1, source);
            if (source >= 0 && !_graph.IsActive(level - 1, source))
            {
                row = _newRows.Pointer + (count * _row.Length);
                length = _random.NextInt32(100) < NewSourcesInHundred ? Wire(level - 1, source, row) : 0;
                if (length == 0)
                {
                    continue;
                }

                _draft.AsSpan(0, length).CopyTo(_wiring.AsSpan(count * _longestDraft));
            }

            var noise = Noise * DeterministicMath.Log(1 - _random.NextDouble()) * ((2 * _random.NextInt32(2)) - 1);
            (_parameters[count], _wiringLength[count], _rows[count], _weights[count]) = (parameter, length, (nint)row, sign * _network.Parameter(parameter));
            _slopes[count] = (_weights[count] * Rows.Dot(_network.Slope(level, unit), row, _row.Length)) + (sign * Price * (1 + length)) + noise;
            count++;
        }

        return count;
    }

    // Behind later ReLUs a large step is worth less than the model says, so its squares are made dearer there.
    private void FillGram(int level, int unit, int count)
    {
        var dearer = level == _graph.Levels - 1 ? 1 : 1 + (2 * _random.NextDouble());
        for (var i = 0; i < count; i++)
        {
            Rows.Product(_weights[i], _network.Curvature(level, unit), (float*)_rows[i], _row.Pointer, _row.Length);
            for (var j = 0; j <= i; j++)
            {
                _gram[(i * Candidates) + j] = _gram[(j * Candidates) + i] = dearer * _weights[j] * Rows.Dot(_row.Pointer, (float*)_rows[j], _row.Length);
            }
        }
    }

    // Flips the best candidate again and again, none twice within a few steps, and remembers the best set that is not empty.
    private void SearchModel(int count)
    {
        var (value, best, size) = (0.0, double.PositiveInfinity, 0);
        for (var i = 0; i < count; i++)
        {
            (_in[i], _bestIn[i], _tabu[i]) = (false, false, 0);
            _change[i] = _slopes[i] + (0.5 * _gram[(i * Candidates) + i]);
        }

        for (var step = 1; step <= ModelSteps; step++)
        {
            var next = -1;
            for (var i = 0; i < count; i++)
            {
                next = _tabu[i] < step && (next < 0 || _change[i] < _change[next]) ? i : next;
            }

            if (next < 0)
            {
                return;
            }

            _tabu[next] = step + 4 + _random.NextInt32(4);
            value += _change[next];
            _in[next] = !_in[next];
            size += _in[next] ? 1 : -1;
            for (var i = 0; i < count; i++)
            {
                var sign = _in[i] == _in[next] ? -1 : 1;
                _change[i] = i == next ? -_change[i] : _change[i] + (sign * _gram[(next * Candidates) + i]);
            }

            if (size > 0 && value < best)
            {
                best = value;
                _in.AsSpan(0, count).CopyTo(_bestIn);
            }
        }
    }
}
