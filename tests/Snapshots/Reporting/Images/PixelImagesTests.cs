using PlantNSeek.Reporting.Figures.Pixels;

namespace PlantNSeek.Snapshots.Tests.Reporting.Images;

/// <summary>Rows of small images.</summary>
public class PixelImagesTests
{
    private static readonly PixelImage s_kernel = new("bias -1", 2, [1, -0.5, 0, 0.2]);

    [Test, Spec("REPORT-052"), Spec("REPORT-001")]
    public Task TwoRows() => Verifier.Verify(PixelImages.Draw(new PixelImagesData("kernels", "Kernels & more", "Two rows", [("first", [s_kernel, s_kernel]), ("<second>", [new("empty", 3, new double[6])])])).ToFile().TrimEnd('\n'), "svg");

    [Test, Spec("REPORT-052")]
    public void EachPixel_HasTheShadeOfItsSize()
    {
        var text = PixelImages.Draw(new PixelImagesData("kernels", "t", "d", [("row", [s_kernel])])).ToFile();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("<path class=\"shade-5 ink\" d=\"M12 26h42"));
            Assert.That(text, Does.Contain("<path class=\"shade-3 fill-3\" d=\"M54 26h42"));
            Assert.That(text, Does.Contain("<path class=\"shade-1 ink\" d=\"M54 68h42"));
            Assert.That(text.Split("<path "), Has.Length.EqualTo(4), "0 is not drawn");
        }
    }

    [Test, Spec("REPORT-052")]
    public void ABrokenImage_IsNamed()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Draw(new("odd", 2, [1, 2, 3])), Throws.ArgumentException.With.Message.Contains("image 'odd' of broken has 3 values; it has whole rows of 2"));
            Assert.That(() => Draw(new("nan", 1, [1, double.NaN])), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("image 'nan' of broken"));
            Assert.That(() => PixelImages.Draw(new PixelImagesData("broken", "t", "d", [])), Throws.ArgumentException);
        }
    }

    private static void Draw(PixelImage image) => PixelImages.Draw(new PixelImagesData("broken", "t", "d", [("row", [image])]));
}
