using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <summary>Arithmetic on rows of samples, 16 at a time whatever the hardware's vectors, so that sums have one order.</summary>
internal static unsafe class Rows
{
    /// <summary>result = bias + sum_i weights[i] * inputs[i], cut at 0 where <paramref name="rectify"/>; whether it differs from what <paramref name="before"/> holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Combine(float bias, float* weights, float** inputs, int count, bool rectify, float* result, float* before, int stride)
    {
        var start = Vector512.Create(bias);
        var floor = Vector512.Create(rectify ? 0f : float.NegativeInfinity);
        var differs = Vector512<uint>.Zero;
        var s = 0;
        for (; s + 64 <= stride; s += 64)
        {
            Vector512<float> a = start, b = start, c = start, d = start;
            for (var i = 0; i < count; i++)
            {
                var weight = Vector512.Create(weights[i]);
                var row = inputs[i] + s;
                a = Vector512.FusedMultiplyAdd(weight, Vector512.Load(row), a);
                b = Vector512.FusedMultiplyAdd(weight, Vector512.Load(row + 16), b);
                c = Vector512.FusedMultiplyAdd(weight, Vector512.Load(row + 32), c);
                d = Vector512.FusedMultiplyAdd(weight, Vector512.Load(row + 48), d);
            }

            differs |= Finish(a, floor, result + s, before + s) | Finish(b, floor, result + s + 16, before + s + 16)
                | Finish(c, floor, result + s + 32, before + s + 32) | Finish(d, floor, result + s + 48, before + s + 48);
        }

        for (; s < stride; s += 16)
        {
            var a = start;
            for (var i = 0; i < count; i++)
            {
                a = Vector512.FusedMultiplyAdd(Vector512.Create(weights[i]), Vector512.Load(inputs[i] + s), a);
            }

            differs |= Finish(a, floor, result + s, before + s);
        }

        return differs != Vector512<uint>.Zero;
    }

    /// <summary>result += factor * row.</summary>
    public static void Add(float factor, float* row, float* result, int stride)
    {
        var weight = Vector512.Create(factor);
        for (var s = 0; s < stride; s += 16)
        {
            Vector512.FusedMultiplyAdd(weight, Vector512.Load(row + s), Vector512.Load(result + s)).Store(result + s);
        }
    }

    /// <summary>Sets the entries of <paramref name="values"/> to 0 where <paramref name="gate"/> is not above 0.</summary>
    public static void Gate(float* gate, float* values, int stride)
    {
        for (var s = 0; s < stride; s += 16)
        {
            var open = Vector512.GreaterThan(Vector512.Load(gate + s), Vector512<float>.Zero);
            (open & Vector512.Load(values + s)).Store(values + s);
        }
    }

    /// <summary>The sum of products.</summary>
    public static float Dot(float* a, float* b, int stride)
    {
        Vector512<float> sum = Vector512<float>.Zero, other = Vector512<float>.Zero;
        var s = 0;
        for (; s + 32 <= stride; s += 32)
        {
            sum = Vector512.FusedMultiplyAdd(Vector512.Load(a + s), Vector512.Load(b + s), sum);
            other = Vector512.FusedMultiplyAdd(Vector512.Load(a + s + 16), Vector512.Load(b + s + 16), other);
        }

        if (s < stride)
        {
            sum = Vector512.FusedMultiplyAdd(Vector512.Load(a + s), Vector512.Load(b + s), sum);
        }

        return Total(sum + other);
    }

    /// <summary>The sum of products of three.</summary>
    public static float Dot(float* a, float* b, int stride, float* weights)
    {
        var sum = Vector512<float>.Zero;
        for (var s = 0; s < stride; s += 16)
        {
            sum = Vector512.FusedMultiplyAdd(Vector512.Load(a + s) * Vector512.Load(weights + s), Vector512.Load(b + s), sum);
        }

        return Total(sum);
    }

    /// <summary>result += weights * row * row.</summary>
    public static void AddSquare(float* weights, float* row, float* result, int stride)
    {
        for (var s = 0; s < stride; s += 16)
        {
            var value = Vector512.Load(row + s);
            Vector512.FusedMultiplyAdd(Vector512.Load(weights + s) * value, value, Vector512.Load(result + s)).Store(result + s);
        }
    }

    /// <summary>result += weights * row.</summary>
    public static void AddProduct(float* weights, float* row, float* result, int stride)
    {
        for (var s = 0; s < stride; s += 16)
        {
            Vector512.FusedMultiplyAdd(Vector512.Load(weights + s), Vector512.Load(row + s), Vector512.Load(result + s)).Store(result + s);
        }
    }

    /// <summary>result = the larger of 0 and bias + factor * row.</summary>
    public static void Pass(float bias, float factor, float* row, float* result, int stride)
    {
        var (start, weight) = (Vector512.Create(bias), Vector512.Create(factor));
        for (var s = 0; s < stride; s += 16)
        {
            var value = Vector512.FusedMultiplyAdd(weight, Vector512.Load(row + s), start);
            (Vector512.GreaterThan(value, Vector512<float>.Zero) & value).Store(result + s);
        }
    }

    /// <summary>result = factor * (a * b).</summary>
    public static void Product(float factor, float* a, float* b, float* result, int stride)
    {
        var weight = Vector512.Create(factor);
        for (var s = 0; s < stride; s += 16)
        {
            (Vector512.Load(a + s) * Vector512.Load(b + s) * weight).Store(result + s);
        }
    }

    /// <summary>The change of the loss to second order when a sum changes by <paramref name="factor"/> times a row.</summary>
    public static double Model(float* slope, float* curvature, float* row, double factor, int stride)
    {
        Vector512<float> first = Vector512<float>.Zero, second = Vector512<float>.Zero;
        for (var s = 0; s < stride; s += 16)
        {
            var value = Vector512.Load(row + s);
            first = Vector512.FusedMultiplyAdd(Vector512.Load(slope + s), value, first);
            second = Vector512.FusedMultiplyAdd(Vector512.Load(curvature + s) * value, value, second);
        }

        return (factor * Total(first)) + (0.5 * factor * factor * Total(second));
    }

    /// <summary>result = the larger of 0 and result - row * row / total; 0 where the total is 0.</summary>
    public static void TakeSquare(float* row, float* total, float* result, int stride)
    {
        for (var s = 0; s < stride; s += 16)
        {
            var (value, all) = (Vector512.Load(row + s), Vector512.Load(total + s));
            var left = Vector512.Load(result + s) - (value * value / all);
            (Vector512.GreaterThan(left, Vector512<float>.Zero) & Vector512.GreaterThan(all, Vector512<float>.Zero) & left).Store(result + s);
        }
    }

    /// <summary>result = factor * row.</summary>
    public static void Scale(float factor, float* row, float* result, int stride)
    {
        var weight = Vector512.Create(factor);
        for (var s = 0; s < stride; s += 16)
        {
            (weight * Vector512.Load(row + s)).Store(result + s);
        }
    }

    /// <summary>Sets a row to one value.</summary>
    public static void Fill(float value, float* row, int stride) => new Span<float>(row, stride).Fill(value);

    /// <summary>The sum of 16 lanes, by halves.</summary>
    public static float Total(Vector512<float> lanes)
    {
        var eight = lanes.GetLower() + lanes.GetUpper();
        var four = eight.GetLower() + eight.GetUpper();
        return four.GetElement(0) + four.GetElement(2) + (four.GetElement(1) + four.GetElement(3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Finish(Vector512<float> sum, Vector512<float> floor, float* result, float* before)
    {
        var value = Vector512.ConditionalSelect(Vector512.GreaterThan(sum, floor), sum, floor);
        var differs = value.AsUInt32() ^ Vector512.Load(before).AsUInt32();
        value.Store(result);
        return differs;
    }
}
