using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PlantNSeek.Networks;

namespace PlantNSeek.Pruning.Seekers;

/// <summary>Frozen parameters under a mask that changes at every step.</summary>
internal sealed class EffectiveParameters
{
    private readonly ScoreBuffer _parameters;
    private readonly long[] _keep;
    private readonly float[] _masked;
    private readonly int _count;

    /// <param name="parameters">Copied.</param>
    public EffectiveParameters(ReadOnlySpan<float> parameters)
    {
        _count = parameters.Length;
        _parameters = new ScoreBuffer(parameters);
        _masked = new float[(_count + 7) / 8 * 8];
        _keep = new long[_masked.Length];
    }

    /// <summary>All bits set where a parameter is kept, else none. To be written by whoever chooses the mask.</summary>
    public Span<long> Keep => _keep.AsSpan(0, _count);

    /// <summary>The same four at a time; what stands in the padding means nothing.</summary>
    public Span<Vector256<long>> KeepVectors => MemoryMarshal.Cast<long, Vector256<long>>(_keep.AsSpan());

    /// <summary>The parameters, unmasked, in double.</summary>
    public ScoreBuffer Parameters => _parameters;

    /// <summary>The parameters with those not kept at +0.</summary>
    public ReadOnlySpan<float> Masked()
    {
        var parameters = _parameters.Vectors;
        var keep = KeepVectors;
        var masked = MemoryMarshal.Cast<float, Vector256<float>>(_masked.AsSpan());
        for (var i = 0; i < masked.Length; i++)
        {
            var upper = (2 * i) + 1 < parameters.Length ? parameters[(2 * i) + 1] : Vector256<double>.Zero;
            masked[i] = Vector256.Narrow(parameters[2 * i] & keep[2 * i].AsDouble(), upper & keep[(2 * i) + 1].AsDouble());
        }

        return _masked.AsSpan(0, _count);
    }

    /// <summary>What is kept.</summary>
    public Mask ToMask() => Mask.From(_count, i => _keep[i] != 0);
}
