using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PlantNSeek.Networks;

namespace PlantNSeek.Pruning.Seekers.LearnedMasks;

/// <summary>Frozen parameters under a mask that changes at every step.</summary>
internal sealed class EffectiveParameters
{
    private readonly ScoreBuffer _parameters;
    private readonly long[] _keep;
    private readonly float[] _singles, _masked;
    private readonly int _count;

    /// <param name="parameters">Copied.</param>
    public EffectiveParameters(ReadOnlySpan<float> parameters)
    {
        _count = parameters.Length;
        _parameters = new ScoreBuffer(parameters);
        _masked = new float[(_count + 7) / 8 * 8];
        _singles = new float[_masked.Length];
        parameters.CopyTo(_singles);
        _keep = new long[_masked.Length];
    }

    /// <summary>All bits set where a parameter is kept, else none. To be written by whoever chooses the mask.</summary>
    public Span<long> Keep => _keep.AsSpan(0, _count);

    /// <summary>The same four at a time; what is in the padding means nothing.</summary>
    public Span<Vector256<long>> KeepVectors => MemoryMarshal.Cast<long, Vector256<long>>(_keep.AsSpan());

    /// <summary>The parameters, unmasked, in double.</summary>
    public ScoreBuffer Parameters => _parameters;

    /// <summary>The parameters with those not kept at +0.</summary>
    public ReadOnlySpan<float> Masked()
    {
        var keep = KeepVectors;
        var parameters = MemoryMarshal.Cast<float, Vector256<int>>(_singles.AsSpan());
        var masked = MemoryMarshal.Cast<float, Vector256<int>>(_masked.AsSpan());
        for (var i = 0; i < masked.Length; i++)
        {
            masked[i] = parameters[i] & Vector256.Narrow(keep[2 * i], keep[(2 * i) + 1]);
        }

        return _masked.AsSpan(0, _count);
    }

    /// <summary>What is kept.</summary>
    public Mask ToMask() => Mask.From(_count, i => _keep[i] != 0);
}
