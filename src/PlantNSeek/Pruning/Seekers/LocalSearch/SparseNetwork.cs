using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics.Kernels;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <summary>
/// The network under a mask that changes little at a time, with the values of all its units on all samples. A change is tried by computing
/// again the units it can reach; what they come to is a function of the mask alone, whatever the way that led to it.
/// </summary>
internal sealed unsafe partial class SparseNetwork
{
    private readonly float[] _parameters;
    private readonly SearchSamples _samples;
    private readonly AlignedBuffer<float> _values, _trial, _weights;
    private readonly AlignedBuffer<nint> _pointers;
    private readonly nint[][] _now, _next;
    private readonly bool[][] _stale, _changed;
    private readonly int[] _firstUnit;
    private bool _hasLoss;

    public SparseNetwork(Architecture architecture, ReadOnlySpan<float> parameters, SearchSamples samples)
    {
        (_parameters, _samples) = (parameters.ToArray(), samples);
        Graph = new KeptGraph(architecture);
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
        _weights = new AlignedBuffer<float>(widest);
        _pointers = new AlignedBuffer<nint>(2 * widest);
        ModelSamples = samples.First(ModelBlocks);
        _modelLoss = new FreeScaleLoss(ModelSamples);
        _derivatives = new AlignedBuffer<float>(units * RowsPerUnit * ModelSamples.Stride);
        _total = new AlignedBuffer<float>(ModelSamples.Stride);
        _passed = new PassedBack(samples.OutputWidth, widest);
        _derived = new long[units];
        _firstUnit = new int[Graph.Levels];
        (_now, _next) = (new nint[Graph.Levels][], new nint[Graph.Levels][]);
        (_stale, _changed) = (new bool[Graph.Levels][], new bool[Graph.Levels][]);
        for (int level = 0, unit = 0; level < Graph.Levels; level++)
        {
            var width = Graph.Widths[level];
            _firstUnit[level] = unit;
            (_now[level], _next[level]) = (new nint[width], new nint[width]);
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

    public float Parameter(int index) => _parameters[index];

    /// <summary>Values of a unit under the accepted mask.</summary>
    public float* Value(int level, int unit) => (float*)_now[level][unit];

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
        return any || !_hasLoss ? Loss.Of(OutputRows(trial: true)) : Current;
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
        (Current, _hasLoss) = (loss, true);
    }

    public void Revert() => Graph.Revert();

    /// <summary>Keeps other parameters than before, as far as they are effective.</summary>
    public void Replace(ReadOnlySpan<int> kept)
    {
        var goal = Mask.FromIndices(Graph.Layout.Count, kept.ToArray());
        foreach (var parameter in Graph.Kept.ToArray())
        {
            if (!goal[parameter])
            {
                Graph.Toggle(parameter);
            }
        }

        foreach (var parameter in kept)
        {
            if (!Graph.IsKept(parameter))
            {
                Graph.Toggle(parameter);
            }
        }

        Graph.Tidy();
        Accept(Try());
        Sharpen();
    }

    /// <summary>Refits the loss's own scale to the accepted mask.</summary>
    public void Sharpen() => Current = Loss.Sharpen(OutputRows(trial: false));

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
