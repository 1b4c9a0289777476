using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PlantNSeek.Networks;

namespace PlantNSeek.Pruning;

/// <summary>A score is NaN or infinite. Names the pruner, the parameter and the value.</summary>
public sealed class NonFiniteScoreException : ArithmeticException
{
    /// <summary>An exception about nothing in particular.</summary>
    public NonFiniteScoreException()
        : this("a score is not finite")
    {
    }

    /// <summary>An exception with a message of one's own.</summary>
    public NonFiniteScoreException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public NonFiniteScoreException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Says which pruner gave which parameter what.</summary>
    public NonFiniteScoreException(string pruner, ParameterLayout layout, int index, double value)
        : this(FormattableString.Invariant($"{pruner} scores {layout.Describe(index)} (parameter {index} of {layout.Count}) as {value}; scores must be finite"))
    {
        (Pruner, Parameter, Index, Value) = (pruner, layout.Describe(index), index, value);
    }

    /// <summary>Where the scores came from.</summary>
    public string Pruner { get; } = "";

    /// <summary>Tensor and position, such as <c>layer2.weight[7, 3]</c>.</summary>
    public string Parameter { get; } = "";

    /// <summary>Index in the flat buffer.</summary>
    public int Index { get; } = -1;

    /// <summary>The score.</summary>
    public double Value { get; } = double.NaN;

    /// <exception cref="NonFiniteScoreException">The first score that is NaN or infinite.</exception>
    internal static void ThrowIfAny(string pruner, ParameterLayout layout, ReadOnlySpan<double> scores)
    {
        if (AreFinite(scores))
        {
            return;
        }

        for (var i = 0; i < scores.Length; i++)
        {
            if (!double.IsFinite(scores[i]))
            {
                throw new NonFiniteScoreException(pruner, layout, i, scores[i]);
            }
        }
    }

    private static bool AreFinite(ReadOnlySpan<double> scores)
    {
        var unbounded = Vector256<double>.Zero;
        var vectors = MemoryMarshal.Cast<double, Vector256<double>>(scores);
        foreach (var vector in vectors)
        {
            unbounded |= vector - vector; // 0 if finite, else not a number
        }

        var finite = unbounded == Vector256<double>.Zero;
        for (var i = vectors.Length * Vector256<double>.Count; i < scores.Length; i++)
        {
            finite &= double.IsFinite(scores[i]);
        }

        return finite;
    }
}
