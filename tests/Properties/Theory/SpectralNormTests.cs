using PlantNSeek.Numerics;
using PlantNSeek.Theory;

namespace PlantNSeek.Properties.Theory;

public sealed class SpectralNormTests
{
    [PinnedProperty(MaxTest = 100), Spec("THEORY-001")]
    public void UpperBound_IsTheNorm(FsCheck.PositiveInt height, FsCheck.PositiveInt width, Seed seed)
    {
        var (rows, columns) = (1 + (height.Get % 12), 1 + (width.Get % 12));
        var stream = new RandomStream(seed.Value, "matrix");
        double[] matrix = [.. Enumerable.Range(0, rows * columns).Select(_ => stream.NextInt32(3) == 0 ? 0 : stream.NextNormal())];
        var bound = SpectralNorm.UpperBound(matrix, rows, columns);
        var reached = PowerIteration(matrix, rows, columns, stream);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reached, Is.LessThanOrEqualTo(bound));
            Assert.That(bound, Is.LessThanOrEqualTo((reached * 1.01) + 1e-300), "power iteration comes from below, within its slow convergence");
            Assert.That(bound, Is.LessThanOrEqualTo(Math.Sqrt(matrix.Sum(x => x * x)) * (1 + 1e-11)), "the Frobenius norm is an upper bound too");
        }
    }

    [TestCase(1, 50, 3)]
    [TestCase(50, 1, 3)]
    [TestCase(30, 20, 1e-200)]
    [TestCase(20, 30, 1e200), Spec("THEORY-001")]
    public void UpperBound_OfAConstantMatrix_IsItsEntryTimesTheRootOfItsSize(int rows, int columns, double entry)
    {
        var matrix = Enumerable.Repeat(entry, rows * columns).ToArray();
        Assert.That(SpectralNorm.UpperBound(matrix, rows, columns) / (entry * Math.Sqrt(rows * columns)), Is.EqualTo(1).Within(1e-11));
    }

    [Test, Spec("THEORY-001")]
    public void UpperBound_OfSpecialMatrices()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SpectralNorm.UpperBound([0, 0, 0, 0, 0, 0], 2, 3), Is.Zero);
            Assert.That(SpectralNorm.UpperBound([0.6, -0.8, 0.8, 0.6], 2, 2), Is.EqualTo(1).Within(1e-11), "a rotation");
            Assert.That(SpectralNorm.UpperBound([-7, 0, 0, 0, 2, 0], 2, 3), Is.EqualTo(7).Within(1e-10), "a diagonal");
            Assert.That(SpectralNorm.UpperBound([0, 1, 0, 0], 2, 2), Is.EqualTo(1).Within(1e-11), "nilpotent: its eigenvalues are 0");
            Assert.That(() => SpectralNorm.UpperBound([1, 2, 3], 2, 2), Throws.ArgumentException.With.Message.Contains("has 3 entries; a matrix of 2 rows and 2 columns has 4"));
            Assert.That(() => SpectralNorm.UpperBound([1, double.NaN], 1, 2), Throws.ArgumentException.With.Message.Contains("an entry is NaN"));
        }
    }

    private static double PowerIteration(double[] matrix, int rows, int columns, RandomStream stream)
    {
        double[] v = [.. Enumerable.Range(0, columns).Select(_ => stream.NextNormal())];
        var norm = 0.0;
        for (var step = 0; step < 300; step++)
        {
            var length = Math.Sqrt(v.Sum(x => x * x));
            if (length == 0)
            {
                return 0;
            }

            var (image, back) = (new double[rows], new double[columns]);
            for (var i = 0; i < matrix.Length; i++)
            {
                image[i / columns] += matrix[i] * v[i % columns] / length;
            }

            for (var i = 0; i < matrix.Length; i++)
            {
                back[i % columns] += matrix[i] * image[i / columns];
            }

            (norm, v) = (Math.Sqrt(image.Sum(x => x * x)), back);
        }

        return norm;
    }
}
