using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <summary>
/// The network under a mask that changes little at a time, with the values of all its units on all samples. A change is tried by computing
/// anew the units it can reach; what they come to is a function of the mask alone, whatever the way that led to it.
/// </summary>
internal sealed unsafe class SparseNetwork
{
    private readonly float[] _parameters;
    private readonly SearchSamples _samples;
    private readonly AlignedBuffer<float> _values, _trial, _signals, _weights, _bends, _means, _derivatives, _total;
    private readonly AlignedBuffer<nint> _pointers;
    private readonly nint[][] _now, _next;
    private readonly bool[][] _stale, _changed;

    public SparseNetwork(ParameterLayout layout, ReadOnlySpan<float> parameters, SearchSamples samples)
    {
        (_parameters, _samples) = (parameters.ToArray(), samples);
        Graph = new KeptGraph(layout);
        Loss = new FreeScaleLoss(samples);
        var (units, widest) = (0, 1);
        for (var level = 1; level < Graph.Levels; level++)
        {
            units += Graph.Widths[level];
            widest = Math.Max(widest, Math.Max(Graph.Widths[level], Graph.Widths[level - 1]));
        }

        var stride = samples.Stride;
        _values = new AlignedBuffer<float>(units * stride);
        _trial = new AlignedBuffer<float>(units * stride);
        _signals = new AlignedBuffer<float>(units * stride);
        _weights = new AlignedBuffer<float>(widest);
        _bends = new AlignedBuffer<float>(units * stride);
        _means = new AlignedBuffer<float>(units * stride);
        _derivatives = new AlignedBuffer<float>(units * stride);
        _total = new AlignedBuffer<float>(stride);
        _pointers = new AlignedBuffer<nint>(2 * widest);
        (_now, _next, Signals) = (new nint[Graph.Levels][], new nint[Graph.Levels][], new nint[Graph.Levels][]);
        (_stale, _changed) = (new bool[Graph.Levels][], new bool[Graph.Levels][]);
        for (int level = 0, unit = 0; level < Graph.Levels; level++)
        {
            var width = Graph.Widths[level];
            (_now[level], _next[level], Signals[level]) = (new nint[width], new nint[width], new nint[width]);
            (_stale[level], _changed[level]) = (new bool[width], new bool[width]);
            for (var i = 0; i < width; i++)
            {
                if (level == 0)
                {
                    _now[0][i] = (nint)samples.Input(i);
                    continue;
                }

                _now[level][i] = (nint)(_values.Pointer + (unit * stride));
                _next[level][i] = (nint)(_trial.Pointer + (unit * stride));
                Signals[level][i] = (nint)(_signals.Pointer + (unit * stride));
                unit++;
            }
        }
    }

    public KeptGraph Graph { get; }

    public FreeScaleLoss Loss { get; }

    public SearchSamples Samples => _samples;

    /// <summary>The loss of the accepted mask.</summary>
    public double Current { get; private set; }

    /// <summary>Samples sent through so far, forward or back.</summary>
    public long SamplesUsed { get; private set; }

    /// <summary>Derivative of the loss by each unit's sum, a row each; filled by <see cref="Differentiate"/> where the unit is active.</summary>
    private nint[][] Signals { get; }

    public float Parameter(int index) => _parameters[index];

    /// <summary>Values of a unit under the accepted mask.</summary>
    public float* Value(int level, int unit) => (float*)_now[level][unit];

    public float* Signal(int level, int unit) => (float*)Signals[level][unit];

    public float* Curvature(int level, int unit) => Beside(_bends, level, unit);

    private float* Mean(int level, int unit) => Beside(_means, level, unit);

    private float* Derivative(int level, int unit) => Beside(_derivatives, level, unit);

    private float* Beside(AlignedBuffer<float> buffer, int level, int unit) => buffer.Pointer + (Signal(level, unit) - _signals.Pointer);

    /// <summary>The loss with the changes of the graph since the last <see cref="Accept"/>.</summary>
    public double Try()
    {
        for (var level = 1; level < Graph.Levels; level++)
        {
            Array.Clear(_stale[level]);
            Array.Clear(_changed[level]);
        }

        foreach (var parameter in Graph.Journal)
        {
            var place = Graph.Place[parameter];
            _stale[place.Level][place.Unit] = true;
        }

        var any = false;
        for (var level = 1; level < Graph.Levels; level++)
        {
            any = Advance(level);
        }

        SamplesUsed += _samples.Count;
        return any ? Loss.Of(OutputRows(trial: true)) : Current;
    }

    /// <summary>Makes the changes lasting; <paramref name="loss"/> is what <see cref="Try"/> returned last.</summary>
    public void Accept(double loss)
    {
        for (var level = 1; level < Graph.Levels; level++)
        {
            for (var unit = 0; unit < _changed[level].Length; unit++)
            {
                if (_changed[level][unit])
                {
                    (_now[level][unit], _next[level][unit]) = (_next[level][unit], _now[level][unit]);
                }
            }
        }

        Graph.Accept();
        Current = loss;
    }

    public void Revert() => Graph.Revert();

    /// <summary>Refits the loss's own scale to the accepted mask.</summary>
    public void Sharpen() => Current = Loss.Sharpen(OutputRows(trial: false));

    /// <summary>Fills the signals of all active units.</summary>
    public void Differentiate()
    {
        var last = Graph.Levels - 1;
        var rows = OutputRows(trial: false);
        var gradient = (float**)(_pointers.Pointer + (_pointers.Length / 2));
        for (var k = 0; k < Graph.Widths[last]; k++)
        {
            gradient[k] = Signal(last, k);
        }

        Loss.WithGradient(rows, gradient);
        for (var level = last - 1; level > 0; level--)
        {
            for (var unit = 0; unit < Graph.Widths[level]; unit++)
            {
                if (Graph.IsActive(level, unit))
                {
                    new Span<float>(Signal(level, unit), _samples.Stride).Clear();
                }
            }

            for (var target = 0; target < Graph.Widths[level + 1]; target++)
            {
                foreach (var source in Graph.Sources(level + 1, target))
                {
                    Rows.Add(_parameters[Graph.Weight(level + 1, target, source)], Signal(level + 1, target), Signal(level, source), _samples.Stride);
                }
            }

            for (var unit = 0; unit < Graph.Widths[level]; unit++)
            {
                if (Graph.IsActive(level, unit))
                {
                    Rows.Gate(Value(level, unit), Signal(level, unit), _samples.Stride);
                }
            }
        }

        SamplesUsed += _samples.Count;
        Bend();
    }

    // Gauss-Newton: the squares of the derivatives of each output, weighted by the loss's curvature.
    private void Bend()
    {
        var last = Graph.Levels - 1;
        var (outputs, stride) = (Graph.Widths[last], _samples.Stride);
        var rows = OutputRows(trial: false);
        var curvature = (float**)(_pointers.Pointer + (_pointers.Length / 2));
        for (var k = 0; k < outputs; k++)
        {
            curvature[k] = Curvature(last, k);
        }

        Loss.Curvatures(rows, curvature);
        for (var level = 1; level < last; level++)
        {
            for (var unit = 0; unit < Graph.Widths[level]; unit++)
            {
                if (Graph.IsActive(level, unit))
                {
                    new Span<float>(Curvature(level, unit), stride).Clear();
                    new Span<float>(Mean(level, unit), stride).Clear();
                }
            }
        }

        for (var k = 0; k < outputs; k++)
        {
            for (var level = last - 1; level > 0; level--)
            {
                for (var unit = 0; unit < Graph.Widths[level]; unit++)
                {
                    if (Graph.IsActive(level, unit))
                    {
                        new Span<float>(Derivative(level, unit), stride).Clear();
                    }
                }

                for (var target = 0; target < Graph.Widths[level + 1]; target++)
                {
                    if (level + 1 == last)
                    {
                        if (target == k)
                        {
                            foreach (var source in Graph.Sources(last, k))
                            {
                                new Span<float>(Derivative(level, source), stride).Fill(_parameters[Graph.Weight(last, k, source)]);
                            }
                        }

                        continue;
                    }

                    foreach (var source in Graph.Sources(level + 1, target))
                    {
                        Rows.Add(_parameters[Graph.Weight(level + 1, target, source)], Derivative(level + 1, target), Derivative(level, source), stride);
                    }
                }

                for (var unit = 0; unit < Graph.Widths[level]; unit++)
                {
                    if (Graph.IsActive(level, unit))
                    {
                        Rows.Gate(Value(level, unit), Derivative(level, unit), stride);
                        Rows.AddSquare(curvature[k], Derivative(level, unit), Curvature(level, unit), stride);
                        if (_samples.IsClassification)
                        {
                            Rows.AddProduct(curvature[k], Derivative(level, unit), Mean(level, unit), stride);
                        }
                    }
                }
            }
        }

        if (_samples.IsClassification)
        {
            var total = new Span<float>(_total.Pointer, stride);
            total.Clear();
            for (var k = 0; k < outputs; k++)
            {
                for (var s = 0; s < stride; s++)
                {
                    total[s] += curvature[k][s];
                }
            }

            for (var level = 1; level < last; level++)
            {
                for (var unit = 0; unit < Graph.Widths[level]; unit++)
                {
                    if (Graph.IsActive(level, unit))
                    {
                        var (c, m) = ((nint)Curvature(level, unit), (nint)Mean(level, unit));
                        for (var s = 0; s < stride; s++)
                        {
                            var mean = ((float*)m)[s];
                            ((float*)c)[s] = Math.Max(0, ((float*)c)[s] - (total[s] > 0 ? mean * mean / total[s] : 0));
                        }
                    }
                }
            }

            for (var k = 0; k < outputs; k++)
            {
                for (var s = 0; s < stride; s++)
                {
                    curvature[k][s] *= total[s] > 0 ? 1 - (curvature[k][s] / total[s]) : 0;
                }
            }
        }
    }

    private bool Advance(int level)
    {
        var any = false;
        var inputs = (float**)_pointers.Pointer;
        var rectify = level < Graph.Levels - 1;
        for (var unit = 0; unit < Graph.Widths[level]; unit++)
        {
            var sources = Graph.Sources(level, unit);
            var stale = _stale[level][unit];
            for (var i = 0; !stale && level > 1 && i < sources.Length; i++)
            {
                stale = _changed[level - 1][sources[i]];
            }

            if (!stale)
            {
                continue;
            }

            for (var i = 0; i < sources.Length; i++)
            {
                _weights.Pointer[i] = _parameters[Graph.Weight(level, unit, sources[i])];
                inputs[i] = (float*)(level > 1 && _changed[level - 1][sources[i]] ? _next[level - 1][sources[i]] : _now[level - 1][sources[i]]);
            }

            var bias = Graph.Bias(level, unit);
            var differs = Rows.Combine(
                Graph.IsKept(bias) ? _parameters[bias] : 0, _weights.Pointer, inputs, sources.Length, rectify, (float*)_next[level][unit], Value(level, unit), _samples.Stride);
            _changed[level][unit] = differs;
            any |= differs;
        }

        return any;
    }

    private float** OutputRows(bool trial)
    {
        var rows = (float**)_pointers.Pointer;
        var last = Graph.Levels - 1;
        for (var k = 0; k < Graph.Widths[last]; k++)
        {
            rows[k] = (float*)(trial && _changed[last][k] ? _next[last][k] : _now[last][k]);
        }

        return rows;
    }
}
