using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Tasks.Targets;

namespace PlantNSeek.Tasks;

/// <summary>Regression of max(x, 0): the smallest ticket there is, one path.</summary>
public sealed class ReluTask() : LearningTask("relu", inputWidth: 1, outputWidth: 1, isClassification: false)
{
    /// <inheritdoc/>
    public override DoubleNetwork Target(int depth, TargetForm form = TargetForm.Published) => ReluTarget.Build(depth);

    private protected override double[] OutputsOf(ReadOnlySpan<double> input) => [Math.Max(input[0], 0)];
}
