namespace PlantNSeek.Theory;

/// <summary>The spectral norm of a matrix: the most by which it lengthens a vector.</summary>
public static class SpectralNorm
{
    private const int MostSweeps = 40;
    private const double Negligible = 1e-15;
    private const double RoundingAllowance = 1e-12;

    /// <summary>
    /// An upper bound that exceeds the norm by rounding only (a relative 1e-12). One-sided Jacobi rotations make the columns
    /// orthogonal; whatever is left between them is added (Gershgorin), so the bound holds also where the rotations stop early.
    /// </summary>
    /// <param name="matrix"><c>[rows, columns]</c>, row by row, finite.</param>
    /// <param name="rows">Rows, at least 1.</param>
    /// <param name="columns">Columns, at least 1.</param>
    /// <exception cref="ArgumentException">The length is not rows × columns, or an entry is not finite.</exception>
    public static double UpperBound(ReadOnlySpan<double> matrix, int rows, int columns)
    {
        Guard.AtLeast(rows, 1);
        Guard.AtLeast(columns, 1);
        Guard.SameLength(matrix.Length, "the matrix", rows * columns, $"a matrix of {rows} rows and {columns} columns");
        var largest = 0.0;
        foreach (var entry in matrix)
        {
            if (!double.IsFinite(entry))
            {
                throw new ArgumentException(FormattableString.Invariant($"an entry is {entry}; the entries must be finite"), nameof(matrix));
            }

            largest = Math.Max(largest, Math.Abs(entry));
        }

        if (largest == 0)
        {
            return 0;
        }

        var vectors = ShortSide(matrix, rows, columns, largest);
        for (var sweep = 0; sweep < MostSweeps && RotateAll(vectors); sweep++)
        {
        }

        return largest * Math.Sqrt(LargestRowSum(vectors)) * (1 + RoundingAllowance);
    }

    // The rows or the columns, whichever are fewer (both have the same norm), in units of the largest entry, so that no square overflows.
    private static double[][] ShortSide(ReadOnlySpan<double> matrix, int rows, int columns, double unit)
    {
        var vectors = new double[Math.Min(rows, columns)][];
        for (var v = 0; v < vectors.Length; v++)
        {
            vectors[v] = new double[Math.Max(rows, columns)];
            for (var i = 0; i < vectors[v].Length; i++)
            {
                vectors[v][i] = (columns <= rows ? matrix[(i * columns) + v] : matrix[(v * columns) + i]) / unit;
            }
        }

        return vectors;
    }

    private static bool RotateAll(double[][] vectors)
    {
        var rotated = false;
        for (var p = 0; p < vectors.Length; p++)
        {
            for (var q = p + 1; q < vectors.Length; q++)
            {
                var (pp, qq, pq) = (Dot(vectors[p], vectors[p]), Dot(vectors[q], vectors[q]), Dot(vectors[p], vectors[q]));
                if (pq * pq <= Negligible * Negligible * pp * qq)
                {
                    continue;
                }

                var zeta = (qq - pp) / (2 * pq);
                var tangent = (zeta < 0 ? -1 : 1) / (Math.Abs(zeta) + Math.Sqrt(1 + (zeta * zeta)));
                var cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
                Rotate(vectors[p], vectors[q], cosine, cosine * tangent);
                rotated = true;
            }
        }

        return rotated;
    }

    private static void Rotate(double[] a, double[] b, double cosine, double sine)
    {
        for (var i = 0; i < a.Length; i++)
        {
            (a[i], b[i]) = ((cosine * a[i]) - (sine * b[i]), (sine * a[i]) + (cosine * b[i]));
        }
    }

    private static double LargestRowSum(double[][] vectors)
    {
        var largest = 0.0;
        foreach (var vector in vectors)
        {
            var sum = 0.0;
            foreach (var other in vectors)
            {
                sum += Math.Abs(Dot(vector, other));
            }

            largest = Math.Max(largest, sum);
        }

        return largest;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum = Math.FusedMultiplyAdd(a[i], b[i], sum);
        }

        return sum;
    }
}
