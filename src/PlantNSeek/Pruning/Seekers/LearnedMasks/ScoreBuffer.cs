using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PlantNSeek.Pruning.Seekers.LearnedMasks;

/// <summary>One number a parameter, padded with zeros to whole vectors, so that loops over all parameters need no remainder.</summary>
/// <param name="count">Parameters.</param>
internal sealed class ScoreBuffer(int count)
{
    private readonly double[] _values = new double[(count + 3) / 4 * 4];

    /// <summary>A copy of the numbers.</summary>
    public ScoreBuffer(ReadOnlySpan<double> values)
        : this(values.Length) => values.CopyTo(_values);

    /// <summary>The numbers in double.</summary>
    public ScoreBuffer(ReadOnlySpan<float> values)
        : this(values.Length)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _values[i] = values[i];
        }
    }

    /// <summary>The numbers without the padding.</summary>
    public Span<double> Span => _values.AsSpan(0, count);

    /// <summary>The numbers four at a time; what is in the padding means nothing.</summary>
    public Span<Vector256<double>> Vectors => MemoryMarshal.Cast<double, Vector256<double>>(_values.AsSpan());
}
