using PlantNSeek.Numpy;

namespace PlantNSeek.Properties.Numpy;

/// <summary>What a step through an array in Fortran order has to carry through.</summary>
[TestFixture, Spec("NPZ-012")]
public class FortranCursorTests
{
    private static IEnumerable<TestCaseData> Shapes =>
    [
        Case([.. Enumerable.Repeat(1, 30), 255_000_000, 2], 2),
        Case([2, .. Enumerable.Repeat(1, 30), 3], 2),
        Case([4, 1, 3, 1, 2, 1], 3),
        Case([.. Enumerable.Repeat(2, 30)], 30),
    ];

    private static IEnumerable<TestCaseData> ShapesInCOrder =>
    [
        Case([], 0), Case([7], 0), Case([.. Enumerable.Repeat(1, 32)], 0), Case([.. Enumerable.Repeat(1, 31), 2_000_000_000], 0), Case([7, .. Enumerable.Repeat(1, 31)], 0),
        Case([0], 0), Case([2, 0, 3], 0), Case([int.MaxValue, int.MaxValue, 0], 0),
    ];

    [TestCaseSource(nameof(Shapes))]
    public void DimensionsOfOne_AreNotCarriedThrough(int[] shape, int dimensions)
    {
        Assert.That(FortranCursor.Of(true, shape)!.Dimensions, Is.EqualTo(dimensions));
        Assert.That(FortranCursor.Of(false, shape), Is.Null);
    }

    [TestCaseSource(nameof(ShapesInCOrder))]
    public void WhereBothOrdersAreTheSame_NothingIsCarried(int[] shape, int dimensions) => Assert.That(FortranCursor.Of(true, shape)?.Dimensions ?? 0, Is.EqualTo(dimensions));

    [Test]
    public void DimensionsOfOne_ChangeNoValue()
    {
        byte[] inFile = [1, 2, 3, 4, 5, 6];
        using var file = NpzFile.Open(new MemoryStream(RawNpy.Alone(RawNpy.Of("|u1", "(1, 2, 1, 1, 3, 1)", inFile, fortran: true))), "ones.npz");
        Assert.That(file.Require("x").ReadIntegers(), Is.EqualTo(new[] { 1L, 3, 5, 2, 4, 6 }));
    }

    private static TestCaseData Case(int[] shape, int dimensions) => new TestCaseData(shape, dimensions).SetArgDisplayNames($"{shape.Length} dimensions, {string.Join(' ', shape)}");
}
