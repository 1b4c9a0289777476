using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PlantNSeek.Numerics;

/// <summary>
/// Elementary functions from basic arithmetic only, since the platform's differ in their last bits between operating systems.
/// All are accurate to about one unit in the last place on the ranges stated.
/// </summary>
public static class DeterministicMath
{
    private const double Ln2High = 6.93147180369123816490e-01; // 33 bits, so k * Ln2High is exact
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double HalfPiHigh = 1.57079632673412561417e+00; // 33 bits each, exact products up to 2^20
    private const double HalfPiMiddle = 6.07710050630396597660e-11;
    private const double HalfPiLow = 2.02226624879595063154e-21;

    /// <summary>e to the power <paramref name="x"/>; 0 below -745.2, positive infinity above 709.8, NaN for NaN.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        if (x > 709.79)
        {
            return double.PositiveInfinity;
        }

        if (x < -745.2)
        {
            return 0;
        }

        var k = Math.Floor((x * 1.4426950408889634) + 0.5);
        var r = x - (k * Ln2High) - (k * Ln2Low);
        var p = 1.0 / 6227020800; // Taylor to degree 13: |r| <= 0.347, so the rest is below 1e-17
        for (var n = 12; n >= 1; n--)
        {
            p = Math.FusedMultiplyAdd(p, r, InverseFactorials[n]);
        }

        p = Math.FusedMultiplyAdd(p, r, 1);
        return ScaleByPowerOfTwo(p, (int)k);
    }

    /// <summary><see cref="Exp(double)"/> of each lane, by the same operations and so with the same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Exp(Vector256<double> x)
    {
        var k = Vector256.Floor((x * 1.4426950408889634) + Vector256.Create(0.5));
        var r = x - (k * Ln2High) - (k * Ln2Low);
        var p = Vector256.Create(1.0 / 6227020800);
        ReadOnlySpan<double> inverse = InverseFactorials;
        for (var n = 12; n >= 1; n--)
        {
            p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(inverse[n]));
        }

        p = Vector256.FusedMultiplyAdd(p, r, Vector256<double>.One);
        var first = Vector256.Truncate(k * 0.5);
        var value = p * PowerOfTwo(first) * PowerOfTwo(k - first);
        value = Vector256.AndNot(value, Vector256.LessThan(x, Vector256.Create(-745.2)));
        value = Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256.Create(709.79)), Vector256.Create(double.PositiveInfinity), value);
        return Vector256.ConditionalSelect(Vector256.Equals(x, x), value, x);
    }

    /// <summary>The natural logarithm; negative infinity at 0, NaN below 0.</summary>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0)
        {
            return double.NaN;
        }

        if (x == 0)
        {
            return double.NegativeInfinity;
        }

        if (double.IsPositiveInfinity(x))
        {
            return x;
        }

        var shift = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984; // 2^54 lifts subnormal numbers
            shift = -54;
        }

        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023 + shift;
        var m = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFFL) | 0x3FF0000000000000L);
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            exponent++;
        }

        // log m = 2 atanh(s), s = (m-1)/(m+1), |s| <= 0.1716: s^25 is below 1e-19.
        var f = m - 1;
        var s = f / (2 + f);
        var z = s * s;
        var p = 1.0 / 25;
        for (var n = 23; n >= 3; n -= 2)
        {
            p = Math.FusedMultiplyAdd(p, z, 1.0 / n);
        }

        var half = 0.5 * f * f;
        var tail = s * (half + (2 * z * p)); // log(1+f) = f - f²/2 + s (f²/2 + 2 z p), as fdlibm arranges it
        return (exponent * Ln2High) - ((half - (tail + (exponent * Ln2Low))) - f);
    }

    /// <summary>Sine and cosine of an angle in radians, |x| at most 2^20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The angle is not finite or too large for the reduction.</exception>
    public static (double Sin, double Cos) SinCos(double x)
    {
        Guard.InRange(x, -1048576, 1048576);
        var k = Math.Floor((x * 0.6366197723675814) + 0.5);
        var r = x - (k * HalfPiHigh) - (k * HalfPiMiddle) - (k * HalfPiLow);
        var z = r * r;
        var sin = Math.FusedMultiplyAdd(Series(z, 17) * z, r, r);
        var cos = Math.FusedMultiplyAdd(Series(z, 18), z, 1);
        return ((int)((long)k & 3)) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    /// <inheritdoc cref="SinCos"/>
    public static double Sin(double x) => SinCos(x).Sin;

    /// <inheritdoc cref="SinCos"/>
    public static double Cos(double x) => SinCos(x).Cos;

    /// <summary><paramref name="x"/> to the power <paramref name="y"/> for x &gt;= 0; exact for y = 0 and y = 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="x"/> is negative or NaN.</exception>
    public static double Pow(double x, double y)
    {
        Guard.InRange(x, 0, double.PositiveInfinity);
        if (y == 0)
        {
            return 1;
        }

        return y == 1 ? x : Exp(y * Log(x));
    }

    /// <summary>The hyperbolic tangent.</summary>
    public static double Tanh(double x)
    {
        var a = Math.Abs(x);
        if (a < 0.56) // up to here the result is below one half and its units small
        {
            var (y, p) = (2 * a, InverseFactorials[18]); // exp(y) - 1 = y + y² p by Taylor, so that nothing cancels; y <= 1.12
            for (var n = 17; n >= 2; n--)
            {
                p = Math.FusedMultiplyAdd(p, y, InverseFactorials[n]);
            }

            var square = p * y * y;
            var v = y + square;
            var small = a - (((a * v) - square) / (2 + v)); // v / (2 + v), arranged as the argument less a correction
            return x < 0 ? -small : small;
        }

        var e = Exp(-2 * a);
        var t = 1 - (2 * e / (1 + e));
        return x < 0 ? -t : t;
    }

    // The series of sin (top odd) and cos (top even) without their first term: -1/3! + z/5! - …, or -1/2! + z/4! - ….
    private static double Series(double z, int top)
    {
        var p = 0.0;
        for (var n = top; n >= 2; n -= 2)
        {
            var sign = (n / 2 & 1) == 0 ? 1 : -1;
            p = Math.FusedMultiplyAdd(p, z, sign * InverseFactorials[n]);
        }

        return p;
    }

    private static double ScaleByPowerOfTwo(double x, int exponent)
    {
        var first = exponent / 2; // two steps keep each factor a normal number
        return x * PowerOfTwo(first) * PowerOfTwo(exponent - first);
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);

    // Of integers from -1022 to 1023: adding 1.5 * 2^52 leaves their low bits at the end of the number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> PowerOfTwo(Vector256<double> exponent) =>
        Vector256.ShiftLeft((exponent + Vector256.Create(6755399441055744.0 + 1023)).AsInt64(), 52).AsDouble();

    private static readonly double[] InverseFactorials = MakeInverseFactorials();

    private static double[] MakeInverseFactorials()
    {
        var inverse = new double[19];
        var factorial = 1.0; // exact in a double up to 22!
        for (var n = 0; n < inverse.Length; n++)
        {
            factorial *= Math.Max(n, 1);
            inverse[n] = 1 / factorial;
        }

        return inverse;
    }
}
