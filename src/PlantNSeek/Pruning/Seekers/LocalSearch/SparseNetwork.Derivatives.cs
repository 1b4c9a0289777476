using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <content>Slope and curvature of the loss by the sums of the active units.</content>
internal sealed unsafe partial class SparseNetwork
{
    private const int ModelBlocks = 32;
    private readonly FreeScaleLoss _modelLoss;
    private readonly AlignedBuffer<float> _slopes, _curvatures, _means, _derivatives, _total;

    /// <summary>The samples that derivatives are computed on: enough to tell which move is worth a try.</summary>
    public SearchSamples ModelSamples { get; }

    /// <summary>Derivative of the loss by an active unit's sum on each sample; as of the last <see cref="Differentiate"/>.</summary>
    public float* Slope(int level, int unit) => Row(_slopes, level, unit);

    /// <summary>Gauss-Newton curvature of the loss by an active unit's sum on each sample; as of the last <see cref="Differentiate"/>.</summary>
    public float* Curvature(int level, int unit) => Row(_curvatures, level, unit);

    /// <summary>Computes slopes and curvatures for the accepted mask.</summary>
    public void Differentiate()
    {
        var last = Graph.Levels - 1;
        var gradient = (float**)(_pointers.Pointer + (_pointers.Length / 2));
        for (var k = 0; k < Graph.Widths[last]; k++)
        {
            gradient[k] = Slope(last, k);
        }

        _modelLoss.Sharpness = Loss.Sharpness;
        _modelLoss.WithGradient(OutputRows(trial: false), gradient);
        for (var level = last - 1; level > 0; level--)
        {
            ClearActive(_slopes, level);
            for (var target = 0; target < Graph.Widths[level + 1]; target++)
            {
                PassBack(_slopes, level, target);
            }

            GateActive(_slopes, level);
        }

        SamplesUsed += 2L * ModelSamples.Count;
        FillCurvatures();
    }

    // The squares of the derivatives of each output, weighted by the loss's curvature in the outputs.
    private void FillCurvatures()
    {
        var last = Graph.Levels - 1;
        var ofOutputs = (float**)(_pointers.Pointer + (_pointers.Length / 2));
        for (var k = 0; k < Graph.Widths[last]; k++)
        {
            ofOutputs[k] = Curvature(last, k);
        }

        _modelLoss.Curvatures(OutputRows(trial: false), ofOutputs);
        for (var level = 1; level < last; level++)
        {
            ClearActive(_curvatures, level);
            if (ModelSamples.IsClassification)
            {
                ClearActive(_means, level);
            }
        }

        for (var k = 0; k < Graph.Widths[last]; k++)
        {
            AddOutput(k, ofOutputs[k]);
        }

        if (ModelSamples.IsClassification)
        {
            TakeMeansAway(ofOutputs);
        }
    }

    private void AddOutput(int k, float* weights)
    {
        var (last, stride) = (Graph.Levels - 1, ModelSamples.Stride);
        for (var level = last - 1; level > 0; level--)
        {
            ClearActive(_derivatives, level);
            if (level == last - 1)
            {
                foreach (var source in Graph.Sources(last, k))
                {
                    Rows.Fill(Parameter(Graph.Weight(last, k, source)), Row(_derivatives, level, source), stride);
                }
            }

            for (var target = 0; level < last - 1 && target < Graph.Widths[level + 1]; target++)
            {
                PassBack(_derivatives, level, target);
            }

            GateActive(_derivatives, level);
            for (var unit = 0; unit < Graph.Widths[level]; unit++)
            {
                if (Graph.IsActive(level, unit))
                {
                    Rows.AddSquare(weights, Row(_derivatives, level, unit), Curvature(level, unit), stride);
                    if (ModelSamples.IsClassification)
                    {
                        Rows.AddProduct(weights, Row(_derivatives, level, unit), Row(_means, level, unit), stride);
                    }
                }
            }
        }
    }

    // A softmax does not see what all outputs share: the variance over the outputs counts, not the mean square.
    private void TakeMeansAway(float** ofOutputs)
    {
        var (last, stride) = (Graph.Levels - 1, ModelSamples.Stride);
        Rows.Fill(0, _total.Pointer, stride);
        for (var k = 0; k < Graph.Widths[last]; k++)
        {
            Rows.Add(1, ofOutputs[k], _total.Pointer, stride);
        }

        for (var level = 1; level < last; level++)
        {
            for (var unit = 0; unit < Graph.Widths[level]; unit++)
            {
                if (Graph.IsActive(level, unit))
                {
                    Rows.TakeSquare(Row(_means, level, unit), _total.Pointer, Curvature(level, unit), stride);
                }
            }
        }

        for (var k = 0; k < Graph.Widths[last]; k++)
        {
            Rows.TakeSquare(ofOutputs[k], _total.Pointer, ofOutputs[k], stride);
        }
    }

    private void PassBack(AlignedBuffer<float> rows, int level, int target)
    {
        foreach (var source in Graph.Sources(level + 1, target))
        {
            Rows.Add(Parameter(Graph.Weight(level + 1, target, source)), Row(rows, level + 1, target), Row(rows, level, source), ModelSamples.Stride);
        }
    }

    private void ClearActive(AlignedBuffer<float> rows, int level)
    {
        for (var unit = 0; unit < Graph.Widths[level]; unit++)
        {
            if (Graph.IsActive(level, unit))
            {
                Rows.Fill(0, Row(rows, level, unit), ModelSamples.Stride);
            }
        }
    }

    private void GateActive(AlignedBuffer<float> rows, int level)
    {
        for (var unit = 0; unit < Graph.Widths[level]; unit++)
        {
            if (Graph.IsActive(level, unit))
            {
                Rows.Gate(Value(level, unit), Row(rows, level, unit), ModelSamples.Stride);
            }
        }
    }

    private float* Row(AlignedBuffer<float> rows, int level, int unit) => rows.Pointer + ((_firstUnit[level] + unit) * ModelSamples.Stride);
}
