using System.Runtime.Intrinsics;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Networks.FullyConnected;

/// <content>The forward pass in float.</content>
public sealed partial class ManagedNetwork
{
    private OutputPass? _idleOutputs;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Sizes do not fit.</exception>
    public void Outputs(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        CheckParameters(parameters.Length);
        var count = inputs.Length / Architecture.InputWidth;
        CheckSamples(inputs.Length, "the inputs", count, Architecture.InputWidth);
        CheckSamples(outputs.Length, "the outputs", count, Architecture.OutputWidth);
        var pass = Interlocked.Exchange(ref _idleOutputs, null) ?? NewOutputPass();
        pass.Run(parameters, inputs, outputs);
        _idleOutputs = pass;
    }

    private static void CheckSamples(int actual, string actualName, int count, int width)
    {
        if (actual != count * width)
        {
            Guard.SameLength(actual, actualName, count * width, $"{count} samples of width {width}");
        }
    }

    private OutputPass NewOutputPass() => Vector512.IsHardwareAccelerated
        ? new OutputPass<Vector512<float>, FloatLanes512>(Architecture)
        : new OutputPass<Vector256<float>, FloatLanes256>(Architecture);
}
