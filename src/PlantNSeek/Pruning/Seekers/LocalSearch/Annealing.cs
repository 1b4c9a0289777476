using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

internal sealed unsafe class Annealing
{
    private readonly SparseNetwork _network;
    private readonly KeptGraph _graph;
    private readonly RandomStream _random;
    private readonly int _budget;
    private readonly double[] _costs;
    private readonly AlignedBuffer<float> _row;
    private readonly int[] _best = new int[32], _draft = new int[32];
    private bool _signalsFresh;

    public Annealing(SparseNetwork network, int budget, RandomStream random)
    {
        (_network, _graph, _budget, _random) = (network, network.Graph, budget, random);
        _costs = new double[_graph.Layout.Count];
        _row = new AlignedBuffer<float>(network.Samples.Stride);
        _newRows = new AlignedBuffer<float>(network.Samples.Stride * Candidates);
    }

    public long[] Tried { get; } = new long[8];

    public long[] Taken { get; } = new long[8];

    public int Screened { get; set; } = 8;

    public void Run(int moves, double hot, double cold, Action<int>? each = null)
    {
        var cooling = DeterministicMath.Log(cold / hot);
        var heat = hot;
        for (var move = 0; move < moves; move++)
        {
            if (move % 500 == 0)
            {
                Heat = heat = hot * DeterministicMath.Exp(cooling * move / moves);
                _network.Sharpen();
                Sweep();
                _signalsFresh = false;
                each?.Invoke(move);
            }

            var slack = -heat * DeterministicMath.Log(1 - _random.NextDouble());
            var kind = _random.NextInt32(100);
            kind = kind < 10 ? 0 : kind < 45 ? 1 : kind < 60 ? 2 : kind < 75 ? 3 : kind < 85 ? 4 : 5;
            kind = _random.NextInt32(100) < RefitShare ? 6 : kind;
            var ok = kind switch
            {
                6 => Refit(),
                0 => Remove(),
                1 => Add(2),
                2 => RewireSource(),
                3 => RewireTarget(),
                4 => ReplaceUnit(),
                _ => InsertUnit(2),
            };
            if (!ok)
            {
                _network.Revert();
                continue;
            }

            _graph.Tidy();
            for (var victims = 0; _graph.Count > _budget && victims < 24; victims++)
            {
                _graph.Toggle(Victim());
                _graph.Tidy();
            }

            if (_graph.Count > _budget)
            {
                _network.Revert();
                continue;
            }

            Tried[kind]++;
            var loss = _network.Try();
            if (loss <= _network.Current * (1 + slack))
            {
                Taken[kind]++;
                _network.Accept(loss);
                _signalsFresh = false;
            }
            else
            {
                if (kind == 0 && _graph.Journal.Count > 0)
                {
                    var first = _graph.Journal[0];
                    _costs[first] = loss - _network.Current;
                }

                _network.Revert();
            }
        }
    }

    // The exact cost of each kept parameter.
    public void Sweep()
    {
        foreach (var parameter in _graph.Kept.ToArray())
        {
            _graph.Toggle(parameter);
            _graph.Tidy();
            _costs[parameter] = (_network.Try() - _network.Current) / Math.Max(1, _graph.Journal.Count);
            _network.Revert();
        }

        if (_graph.Count > 0)
        {
            var costs = new double[_graph.Count];
            for (var i = 0; i < costs.Length; i++)
            {
                costs[i] = _costs[_graph.Kept[i]];
            }

            Price = Math.Max(0, SampleStatistics.Quantile(costs, 0.15));
        }
    }

    private int Victim()
    {
        var best = -1;
        for (var i = 0; i < 4; i++)
        {
            var c = _graph.Kept[_random.NextInt32(_graph.Count)];
            if (_graph.Journal.Contains(c))
            {
                continue;
            }

            if (best < 0 || _costs[c] < _costs[best])
            {
                best = c;
            }
        }

        return best < 0 ? _graph.Kept[_random.NextInt32(_graph.Count)] : best;
    }

    private bool Remove()
    {
        if (_graph.Count == 0)
        {
            return false;
        }

        _graph.Toggle(Victim());
        return true;
    }

    private int Active(int level)
    {
        for (var i = 0; i < 64; i++)
        {
            var unit = _random.NextInt32(_graph.Widths[level]);
            if (level == 0 || level == _graph.Levels - 1 || _graph.IsActive(level, unit))
            {
                return unit;
            }
        }

        return -1;
    }

    private int Inactive(int level)
    {
        for (var i = 0; i < 64; i++)
        {
            var unit = _random.NextInt32(_graph.Widths[level]);
            if (!_graph.IsActive(level, unit))
            {
                return unit;
            }
        }

        return -1;
    }

    private void Fresh()
    {
        if (!_signalsFresh)
        {
            _network.Differentiate();
            _signalsFresh = true;
        }
    }

    private double Gain(int level, int unit, int source)
    {
        var w = (double)_network.Parameter(source < 0 ? _graph.Bias(level, unit) : _graph.Weight(level, unit, source));
        var row = source < 0 ? _network.Samples.Weights : _network.Value(level - 1, source);
        var (first, second) = Rows.Sums(_network.Signal(level, unit), _network.Curvature(level, unit), row, _network.Samples.Stride);
        return -((w * first) + (0.5 * w * w * second));
    }

    private double SwapGain(int level, int unit, int old, int source)
    {
        new Span<float>(_row.Pointer, _row.Length).Clear();
        Rows.Add(-_network.Parameter(_graph.Weight(level, unit, old)), _network.Value(level - 1, old), _row.Pointer, _row.Length);
        Rows.Add(_network.Parameter(_graph.Weight(level, unit, source)), _network.Value(level - 1, source), _row.Pointer, _row.Length);
        return -Rows.Model(_network.Signal(level, unit), _network.Curvature(level, unit), _row.Pointer, _row.Length);
    }

    private bool Add(int most)
    {
        Fresh();
        var (best, gain) = (-1, 0.0);
        var tries = 1 + _random.NextInt32(Screened);
        for (var i = 0; i < tries; i++)
        {
            var level = 1 + _random.NextInt32(_graph.Levels - 1);
            var unit = Active(level);
            var source = _random.NextInt32(8) == 0 ? -1 : Active(level - 1);
            if (unit < 0)
            {
                continue;
            }

            var parameter = source < 0 ? _graph.Bias(level, unit) : _graph.Weight(level, unit, source);
            if (_graph.IsKept(parameter))
            {
                continue;
            }

            var g = Gain(level, unit, source);
            if (g > gain)
            {
                (best, gain) = (parameter, g);
            }
        }

        if (best < 0)
        {
            return false;
        }

        _graph.Toggle(best);
        return true;
    }

    private bool RewireSource()
    {
        Fresh();
        if (_graph.Count == 0)
        {
            return false;
        }

        var old = _graph.Kept[_random.NextInt32(_graph.Count)];
        var place = _graph.Place[old];
        if (place.Source < 0)
        {
            return false;
        }

        var (best, gain) = (-1, double.NegativeInfinity);
        var tries = 1 + _random.NextInt32(Screened);
        for (var i = 0; i < tries; i++)
        {
            var source = Active(place.Level - 1);
            if (source < 0 || _graph.IsKept(_graph.Weight(place.Level, place.Unit, source)))
            {
                continue;
            }

            var g = SwapGain(place.Level, place.Unit, place.Source, source);
            if (g > gain)
            {
                (best, gain) = (_graph.Weight(place.Level, place.Unit, source), g);
            }
        }

        if (best < 0)
        {
            return false;
        }

        _graph.Toggle(best);
        _graph.Toggle(old);
        return true;
    }

    private bool RewireTarget()
    {
        Fresh();
        if (_graph.Count == 0)
        {
            return false;
        }

        var old = _graph.Kept[_random.NextInt32(_graph.Count)];
        var place = _graph.Place[old];
        var (best, gain) = (-1, double.NegativeInfinity);
        var tries = 1 + _random.NextInt32(Screened);
        for (var i = 0; i < tries; i++)
        {
            var unit = Active(place.Level);
            if (unit < 0)
            {
                continue;
            }

            var parameter = place.Source < 0 ? _graph.Bias(place.Level, unit) : _graph.Weight(place.Level, unit, place.Source);
            if (_graph.IsKept(parameter))
            {
                continue;
            }

            var g = Gain(place.Level, unit, place.Source);
            if (g > gain)
            {
                (best, gain) = (parameter, g);
            }
        }

        if (best < 0)
        {
            return false;
        }

        _graph.Toggle(best);
        _graph.Toggle(old);
        return true;
    }

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

        foreach (var source in _graph.Sources(level, unit).ToArray())
        {
            _graph.Toggle(_graph.Weight(level, unit, source));
            _graph.Toggle(_graph.Weight(level, other, source));
        }

        if (_graph.IsKept(_graph.Bias(level, unit)))
        {
            _graph.Toggle(_graph.Bias(level, unit));
            _graph.Toggle(_graph.Bias(level, other));
        }

        for (var target = 0; target < _graph.Widths[level + 1]; target++)
        {
            var weight = _graph.Weight(level + 1, target, unit);
            if (_graph.IsKept(weight))
            {
                _graph.Toggle(weight);
                _graph.Toggle(_graph.Weight(level + 1, target, other));
            }
        }

        return true;
    }

    // A chain of units that nothing uses yet, from something active to something active.
    private bool InsertUnit(int unused)
    {
        Fresh();
        var (count, gain) = (0, double.NegativeInfinity);
        var tries = 1 + _random.NextInt32(Screened);
        for (var i = 0; i < tries; i++)
        {
            var level = 2 + _random.NextInt32(Math.Max(1, _graph.Levels - 2));
            if (level >= _graph.Levels)
            {
                return false;
            }

            var target = Active(level);
            if (target < 0)
            {
                continue;
            }

            var top = Inactive(level - 1);
            if (top < 0)
            {
                continue;
            }

            var length = Wire(level - 1, top, _row.Pointer, _draft);
            if (length == 0)
            {
                continue;
            }

            var outgoing = _graph.Weight(level, target, top);
            _draft[length++] = outgoing;
            var (first, second) = Rows.Sums(_network.Signal(level, target), _network.Curvature(level, target), _row.Pointer, _row.Length);
            var w = (double)_network.Parameter(outgoing);
            var g = -((w * first) + (0.5 * w * w * second)) - (length * Price);
            if (g > gain && (g > 0 || _graph.Count < 8))
            {
                (count, gain) = (length, g);
                _draft.CopyTo(_best, 0);
            }
        }

        for (var i = 0; i < count; i++)
        {
            _graph.Toggle(_best[i]);
        }

        return count > 0;
    }

    // Wires an unused unit to something active at random; fills its row and returns the number of parameters, 0 where it stays silent.
    private int Wire(int level, int top, float* row, int[] draft)
    {
        var length = 0;
        _chain[level] = top;
        var bottom = level;
        while (bottom > 1)
        {
            var source = _random.NextInt32(4) > 0 ? Active(bottom - 1) : -1;
            if (source >= 0)
            {
                break;
            }

            source = Inactive(bottom - 1);
            if (source < 0)
            {
                return 0;
            }

            _chain[--bottom] = source;
        }

        var sources = 1 + (_random.NextInt32(4) == 0 ? 1 : 0);
        var bias = _random.NextInt32(2) == 0;
        var unit = _chain[bottom];
        new Span<float>(row, _row.Length).Fill(bias ? _network.Parameter(_graph.Bias(bottom, unit)) : 0);
        if (bias)
        {
            draft[length++] = _graph.Bias(bottom, unit);
        }

        var any = false;
        for (var k = 0; k < sources; k++)
        {
            var source = Active(bottom - 1);
            if (source < 0)
            {
                continue;
            }

            var weight = _graph.Weight(bottom, unit, source);
            if (draft.AsSpan(0, length).Contains(weight))
            {
                continue;
            }

            any = true;
            draft[length++] = weight;
            Rows.Add(_network.Parameter(weight), _network.Value(bottom - 1, source), row, _row.Length);
        }

        if (!any)
        {
            return 0;
        }

        Rows.Gate(row, row, _row.Length);
        for (var l = bottom + 1; l <= level; l++)
        {
            bias = _random.NextInt32(2) == 0;
            var weight = _graph.Weight(l, _chain[l], _chain[l - 1]);
            draft[length++] = weight;
            if (bias)
            {
                draft[length++] = _graph.Bias(l, _chain[l]);
            }

            Rows.Pass(bias ? _network.Parameter(_graph.Bias(l, _chain[l])) : 0, _network.Parameter(weight), row, row, _row.Length);
        }

        return Rows.Dot(row, row, _row.Length) > 0 ? length : 0;
    }

    // Several parameters of one unit at once, chosen by the model of second order; among them new sources with a wiring of their own.
    private bool Refit()
    {
        Fresh();
        var level = 1 + _random.NextInt32(_graph.Levels - 1);
        var unit = Active(level);
        if (unit < 0)
        {
            return false;
        }

        var (n, stride) = (0, _row.Length);
        var skip = _random.NextInt32(50);
        var noise = Noise * Heat * _network.Current;
        var damping = level == _graph.Levels - 1 ? 1 : 1 + (2 * _random.NextDouble());
        for (var source = -1; source < _graph.Widths[level - 1] && n < Candidates; source++)
        {
            var parameter = source < 0 ? _graph.Bias(level, unit) : _graph.Weight(level, unit, source);
            if (_random.NextInt32(100) < skip)
            {
                continue;
            }

            var kept = _graph.IsKept(parameter);
            var price = kept ? -Price : Price;
            _extraLength[n] = 0;
            _candRow[n] = (nint)(source < 0 ? _network.Samples.Weights : _network.Value(level - 1, source));
            if (source >= 0 && !_graph.IsActive(level - 1, source))
            {
                if (_random.NextInt32(100) >= NewShare)
                {
                    continue;
                }

                var row = _newRows.Pointer + (n * stride);
                var length = _extraLength[n] = Wire(level - 1, source, row, _draft);
                if (length == 0)
                {
                    continue;
                }

                _draft.AsSpan(0, length).CopyTo(_extra.AsSpan(n * ExtraMost));
                _candRow[n] = (nint)row;
                price = Price * (1 + length);
            }

            var w = (kept ? -1 : 1) * _network.Parameter(parameter);
            (_cand[n], _candWeight[n]) = (parameter, w);
            var first = Rows.Dot(_network.Signal(level, unit), (float*)_candRow[n], stride);
            _slope[n] = (w * first) + price - (noise * DeterministicMath.Log(1 - _random.NextDouble()) * (_random.NextInt32(2) == 0 ? 1 : -1));
            n++;
        }

        if (n < 2)
        {
            return false;
        }

        for (var i = 0; i < n; i++)
        {
            Rows.Product(_candWeight[i], _network.Curvature(level, unit), (float*)_candRow[i], _row.Pointer, stride);
            for (var j = 0; j <= i; j++)
            {
                _gram[(i * Candidates) + j] = _gram[(j * Candidates) + i] = damping * _candWeight[j] * Rows.Dot(_row.Pointer, (float*)_candRow[j], stride);
            }
        }

        // Tabu search on the model: the best set met, other than the empty one.
        Array.Clear(_in, 0, n);
        Array.Clear(_tabu, 0, n);
        var (value, best, size) = (0.0, double.PositiveInfinity, 0);
        for (var i = 0; i < n; i++)
        {
            _delta[i] = _slope[i] + (0.5 * _gram[(i * Candidates) + i]);
        }

        for (var step = 1; step <= ModelSteps; step++)
        {
            var (next, smallest) = (-1, double.PositiveInfinity);
            for (var i = 0; i < n; i++)
            {
                if (_delta[i] < smallest && _tabu[i] < step)
                {
                    (next, smallest) = (i, _delta[i]);
                }
            }

            if (next < 0)
            {
                break;
            }

            _tabu[next] = step + 4 + _random.NextInt32(4);
            value += smallest;
            _in[next] = !_in[next];
            size += _in[next] ? 1 : -1;
            var sign = _in[next] ? 1 : -1;
            for (var i = 0; i < n; i++)
            {
                _delta[i] = i == next ? -_delta[i] : _delta[i] + ((_in[i] ? -1 : 1) * sign * _gram[(next * Candidates) + i]);
            }

            if (size > 0 && value < best)
            {
                best = value;
                _in.AsSpan(0, n).CopyTo(_bestIn);
            }
        }

        for (var i = 0; i < n; i++)
        {
            if (!_bestIn[i])
            {
                continue;
            }

            for (var e = 0; e < _extraLength[i]; e++)
            {
                var parameter = _extra[(i * ExtraMost) + e];
                if (!_graph.IsKept(parameter))
                {
                    _graph.Toggle(parameter);
                }
            }

            _graph.Toggle(_cand[i]);
        }

        return true;
    }

    private const int Candidates = 104, ExtraMost = 16;
    private readonly int[] _chain = new int[16];
    private readonly int[] _cand = new int[Candidates], _extraLength = new int[Candidates], _extra = new int[Candidates * ExtraMost], _tabu = new int[Candidates];
    private readonly bool[] _in = new bool[Candidates], _bestIn = new bool[Candidates];
    private readonly float[] _candWeight = new float[Candidates];
    private readonly nint[] _candRow = new nint[Candidates];
    private readonly double[] _slope = new double[Candidates], _gram = new double[Candidates * Candidates], _delta = new double[Candidates];
    private readonly AlignedBuffer<float> _newRows;

    public double Price { get; set; }

    public double Heat { get; set; }

    public double Noise { get; set; } = 1;

    public int NewShare { get; set; } = 30;

    public int ModelSteps { get; set; } = 40;

    public int RefitShare { get; set; } = 20;
}
