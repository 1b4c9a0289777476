using PlantNSeek.Numerics;

namespace PlantNSeek.Training.Engine;

/// <summary>Keeps the gradient instead of following it.</summary>
internal sealed unsafe class GradientCapture : ParameterUpdate
{
    public override void BeginStep(double learningRate)
    {
    }

    public override void Apply(ParameterBlock block, int offset, float* gradient, int count) =>
        new ReadOnlySpan<float>(gradient, count).CopyTo(block.EnsureGradient().Span.Slice(offset, count));
}
