using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Lanes;
using Lanes = System.Runtime.Intrinsics.Vector512<float>;

namespace PlantNSeek.Experiments.Spiral;

/// <summary>
/// Sixteen networks 2-3-3-3-1 with ReLU and one logit, side by side in the lanes of a vector. A lane never meets another, so that
/// each network gets the same bits whatever its neighbours and whatever the hardware. Parameters are in the order of the layout.
/// </summary>
internal sealed class SpiralPack
{
    /// <summary>Networks in a pack.</summary>
    public const int Size = 16;

    /// <summary>Parameters of one network.</summary>
    public const int ParameterCount = 37;

    private readonly Lanes[] _parameters = new Lanes[ParameterCount];
    private readonly Lanes[] _gradient = new Lanes[ParameterCount];

    /// <summary>The parameters; lane i belongs to network i.</summary>
    public Span<Lanes> Parameters => _parameters;

    /// <summary>Sum over samples of the derivative of the logistic loss, since it was last cleared.</summary>
    public Span<Lanes> Gradient => _gradient;

    /// <summary>Adds the gradient of log(1 + exp(z)) - label z over the samples, in order.</summary>
    public void AddGradient(ReadOnlySpan<SpiralSample> samples)
    {
        ref var p = ref MemoryMarshal.GetArrayDataReference(_parameters);
        ref var g = ref MemoryMarshal.GetArrayDataReference(_gradient);
        var zero = Lanes.Zero;
        var one = Vector512.Create(1f);
        foreach (ref readonly var sample in samples)
        {
            var x0 = Vector512.Create(sample.X);
            var x1 = Vector512.Create(sample.Y);
            var (a0, a1, a2) = (Relu(First(ref p, 0, 6, x0, x1)), Relu(First(ref p, 2, 7, x0, x1)), Relu(First(ref p, 4, 8, x0, x1)));
            var (b0, b1, b2) = Hidden(ref p, 9, a0, a1, a2);
            var (c0, c1, c2) = Hidden(ref p, 21, b0, b1, b2);
            var z = Row(ref p, 33, 36, c0, c1, c2);

            var e = FloatExp<Lanes, FloatLanes512>.OfNonPositive(-Vector512.Abs(z));
            var share = Vector512.ConditionalSelect(Vector512.GreaterThan(z, zero), one, e) / (one + e);
            var d = share - Vector512.Create(sample.Label);

            Unsafe.Add(ref g, 36) += d;
            var (dc0, dc1, dc2) = (Back(c0, d * Unsafe.Add(ref p, 33)), Back(c1, d * Unsafe.Add(ref p, 34)), Back(c2, d * Unsafe.Add(ref p, 35)));
            AddRow(ref g, 33, d, c0, c1, c2);
            var (db0, db1, db2) = (Back(b0, Column(ref p, 21, dc0, dc1, dc2)), Back(b1, Column(ref p, 22, dc0, dc1, dc2)), Back(b2, Column(ref p, 23, dc0, dc1, dc2)));
            AddMatrix(ref g, 21, dc0, dc1, dc2, b0, b1, b2);
            var (da0, da1, da2) = (Back(a0, Column(ref p, 9, db0, db1, db2)), Back(a1, Column(ref p, 10, db0, db1, db2)), Back(a2, Column(ref p, 11, db0, db1, db2)));
            AddMatrix(ref g, 9, db0, db1, db2, a0, a1, a2);
            AddFirst(ref g, 0, 6, da0, x0, x1);
            AddFirst(ref g, 2, 7, da1, x0, x1);
            AddFirst(ref g, 4, 8, da2, x0, x1);
        }
    }

    /// <summary>Adds to each lane of <paramref name="correct"/> the number of samples on the right side: logit above 0 for label 1.</summary>
    public void CountCorrect(ReadOnlySpan<SpiralSample> samples, Span<int> correct)
    {
        ref var p = ref MemoryMarshal.GetArrayDataReference(_parameters);
        var counts = Vector512<int>.Zero;
        foreach (ref readonly var sample in samples)
        {
            var x0 = Vector512.Create(sample.X);
            var x1 = Vector512.Create(sample.Y);
            var (a0, a1, a2) = (Relu(First(ref p, 0, 6, x0, x1)), Relu(First(ref p, 2, 7, x0, x1)), Relu(First(ref p, 4, 8, x0, x1)));
            var (b0, b1, b2) = Hidden(ref p, 9, a0, a1, a2);
            var (c0, c1, c2) = Hidden(ref p, 21, b0, b1, b2);
            var positive = Vector512.GreaterThan(Row(ref p, 33, 36, c0, c1, c2), Lanes.Zero).AsInt32();
            counts += sample.Label > 0 ? -positive : positive + Vector512<int>.One;
        }

        for (var lane = 0; lane < Size; lane++)
        {
            correct[lane] += counts[lane];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes First(ref Lanes p, int weights, int bias, Lanes x0, Lanes x1) =>
        Vector512.FusedMultiplyAdd(Unsafe.Add(ref p, weights + 1), x1, Vector512.FusedMultiplyAdd(Unsafe.Add(ref p, weights), x0, Unsafe.Add(ref p, bias)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Row(ref Lanes p, int weights, int bias, Lanes a, Lanes b, Lanes c) =>
        Vector512.FusedMultiplyAdd(Unsafe.Add(ref p, weights + 2), c, First(ref p, weights, bias, a, b));

    // Three rows of three weights, then their biases.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Lanes, Lanes, Lanes) Hidden(ref Lanes p, int first, Lanes a, Lanes b, Lanes c) =>
        (Relu(Row(ref p, first, first + 9, a, b, c)), Relu(Row(ref p, first + 3, first + 10, a, b, c)), Relu(Row(ref p, first + 6, first + 11, a, b, c)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Column(ref Lanes p, int first, Lanes a, Lanes b, Lanes c) =>
        Vector512.FusedMultiplyAdd(
            Unsafe.Add(ref p, first + 6), c, Vector512.FusedMultiplyAdd(Unsafe.Add(ref p, first + 3), b, Unsafe.Add(ref p, first) * a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Relu(Lanes a) => FloatLanes512.ZeroUnlessPositive(a, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Back(Lanes activation, Lanes delta) => FloatLanes512.ZeroUnlessPositive(activation, delta);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref Lanes g, int index, Lanes a, Lanes b) =>
        Unsafe.Add(ref g, index) = Vector512.FusedMultiplyAdd(a, b, Unsafe.Add(ref g, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRow(ref Lanes g, int first, Lanes delta, Lanes a, Lanes b, Lanes c)
    {
        Add(ref g, first, delta, a);
        Add(ref g, first + 1, delta, b);
        Add(ref g, first + 2, delta, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddMatrix(ref Lanes g, int first, Lanes d0, Lanes d1, Lanes d2, Lanes a, Lanes b, Lanes c)
    {
        AddRow(ref g, first, d0, a, b, c);
        AddRow(ref g, first + 3, d1, a, b, c);
        AddRow(ref g, first + 6, d2, a, b, c);
        Unsafe.Add(ref g, first + 9) += d0;
        Unsafe.Add(ref g, first + 10) += d1;
        Unsafe.Add(ref g, first + 11) += d2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddFirst(ref Lanes g, int weights, int bias, Lanes delta, Lanes x0, Lanes x1)
    {
        Add(ref g, weights, delta, x0);
        Add(ref g, weights + 1, delta, x1);
        Unsafe.Add(ref g, bias) += delta;
    }
}
