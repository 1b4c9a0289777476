using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Tasks.Targets;

namespace PlantNSeek.Tasks;

/// <summary>
/// Regression of x1 x2: a task whose target contains all hidden units of Circle's at every depth, and needs others besides.
/// </summary>
public sealed class ProductTask() : LearningTask("product", inputWidth: 2, outputWidth: 1, isClassification: false)
{
    /// <inheritdoc/>
    public override DoubleNetwork Target(int depth, TargetForm form = TargetForm.Published) => ProductTarget.Build(depth);

    private protected override double[] OutputsOf(ReadOnlySpan<double> input) => [input[0] * input[1]];
}
