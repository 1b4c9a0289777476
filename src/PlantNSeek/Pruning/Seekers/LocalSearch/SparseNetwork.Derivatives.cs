using System.Numerics;
using PlantNSeek.Numerics.Kernels;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <content>
/// Slope and curvature of the loss by the sums of the active units. Between two changes of the mask only few units are asked for, so those of
/// a hidden unit are computed when it is, after those of the units that it leads to.
/// </content>
internal sealed unsafe partial class SparseNetwork
{
    private const int ModelBlocks = 32;
    private readonly FreeScaleLoss _modelLoss;
    private readonly AlignedBuffer<float> _derivatives, _total;
    private readonly UnitDerivatives _passed;
    private readonly long[] _derived;
    private long _version;

    /// <summary>The samples that derivatives are computed on: enough to tell which move is worth a try.</summary>
    public SearchSamples ModelSamples { get; }

    // The slope, the derivative of each output (of an output, first the loss's own curvature), the curvature.
    private int RowsPerUnit => _samples.OutputWidth + 2;

    /// <summary>Derivative of the loss by an active unit's sum on each sample; the mask must be that of the last <see cref="Differentiate"/>.</summary>
    public float* Slope(int level, int unit) => Derived(level, unit);

    /// <summary>Gauss-Newton curvature of the loss by an active unit's sum on each sample; the mask must be that of the last <see cref="Differentiate"/>.</summary>
    public float* Curvature(int level, int unit) => Derived(level, unit) + ((RowsPerUnit - 1) * ModelSamples.Stride);

    /// <summary>To be called when the accepted mask has changed, before slopes and curvatures are asked for.</summary>
    public void Differentiate()
    {
        var (last, stride) = (Graph.Levels - 1, ModelSamples.Stride);
        var rows = (float**)(_pointers.Pointer + (_pointers.Length / 2));
        for (var k = 0; k < Graph.Widths[last]; k++)
        {
            rows[k] = RowsOf(last, k);
        }

        _version++;
        _modelLoss.Sharpness = Loss.Sharpness;
        _modelLoss.WithGradient(OutputRows(trial: false), rows);
        for (var k = 0; k < Graph.Widths[last]; k++)
        {
            rows[k] += stride;
        }

        _modelLoss.Curvatures(OutputRows(trial: false), rows);
        SamplesUsed += 2L * ModelSamples.Count;
        Rows.Fill(0, _total.Pointer, stride);
        for (var k = 0; k < Graph.Widths[last]; k++)
        {
            _passed.Outputs[k] = rows[k];
            Rows.Add(1, rows[k], _total.Pointer, stride);
        }

        for (var k = 0; k < Graph.Widths[last]; k++)
        {
            var curvature = rows[k] + (_samples.OutputWidth * stride);
            new Span<float>(rows[k], stride).CopyTo(new Span<float>(curvature, stride));
            if (ModelSamples.IsClassification)
            {
                Rows.TakeSquare(rows[k], _total.Pointer, curvature, stride);
            }
        }
    }

    private float* Derived(int level, int unit)
    {
        if (level < Graph.Levels - 1 && _derived[_firstUnit[level] + unit] != _version)
        {
            Derive(level, unit);
        }

        return RowsOf(level, unit);
    }

    private void Derive(int level, int unit)
    {
        _derived[_firstUnit[level] + unit] = _version;
        var targets = Graph.Targets(level, unit);
        var beforeOutputs = level + 2 == Graph.Levels;
        for (var word = 0; !beforeOutputs && word < targets.Length; word++)
        {
            for (var left = targets[word]; left != 0; left &= left - 1)
            {
                Derived(level + 1, (64 * word) + BitOperations.TrailingZeroCount(left));
            }
        }

        _passed.Begin();
        for (var word = 0; word < targets.Length; word++)
        {
            for (var left = targets[word]; left != 0; left &= left - 1)
            {
                var target = (64 * word) + BitOperations.TrailingZeroCount(left);
                _passed.Add(target, Parameter(Graph.Weight(level + 1, target, unit)), RowsOf(level + 1, target));
            }
        }

        _passed.Run(beforeOutputs, Value(level, unit), ModelSamples.IsClassification ? _total.Pointer : null, RowsOf(level, unit), ModelSamples.Stride);
    }

    private float* RowsOf(int level, int unit) => _derivatives.Pointer + ((long)(_firstUnit[level] + unit) * RowsPerUnit * ModelSamples.Stride);
}
