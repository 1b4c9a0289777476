using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Tasks.Targets;

namespace PlantNSeek.Tasks;

/// <summary>
/// Regression of the squared radius x1² + x2², what Circle's rings are cut from: a task that has all hidden layers of its target in
/// common with Circle's at every depth.
/// </summary>
public sealed class RingsTask() : LearningTask("rings", inputWidth: 2, outputWidth: 1, isClassification: false)
{
    /// <inheritdoc/>
    public override DoubleNetwork Target(int depth, TargetForm form = TargetForm.Published) => RingsTarget.Build(depth);

    private protected override double[] OutputsOf(ReadOnlySpan<double> input) => [(input[0] * input[0]) + (input[1] * input[1])];
}
