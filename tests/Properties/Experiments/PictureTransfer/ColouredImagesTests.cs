using PlantNSeek.Experiments.PictureTransfer;
using PlantNSeek.Networks;
using PlantNSeek.Tasks.Images;

namespace PlantNSeek.Properties.Experiments.PictureTransfer;

/// <summary>Grey images with three channels, against bytes written by hand.</summary>
public sealed class ColouredImagesTests
{
    private static readonly byte[] Bordered = [0, 0, 0, 0, 0, 1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 0];
    private static readonly ImageSet Grey = ImageSet.Of([1, 2, 3, 4, 5, 6, 7, 8], new TensorShape(1, 2, 2), [1, 0], 2);

    [Test, Spec("XFER-001")]
    public void AGreyImage_GetsABorder_AndIsThreeTimesTheSame()
    {
        var coloured = ColouredImages.Of(Grey, 4, isScrambled: false);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(coloured.Shape, Is.EqualTo(new TensorShape(3, 4, 4)));
            Assert.That(coloured.Pixels(0).ToArray(), Is.EqualTo((byte[])[.. Bordered, .. Bordered, .. Bordered]));
            Assert.That(new[] { coloured.Label(0), coloured.Label(1) }, Is.EqualTo(new[] { 1, 0 }));
            Assert.That(ColouredImages.Of(Grey, 2, isScrambled: false).Pixels(1).ToArray(), Is.EqualTo(new byte[] { 5, 6, 7, 8, 5, 6, 7, 8, 5, 6, 7, 8 }));
        }
    }

    [Test, Spec("XFER-001")]
    public void OfAPair_TheFirstIsTaken_AndColoursStay()
    {
        var pair = ImageSet.Of([1, 2, 3, 4, 9, 9, 9, 9], new TensorShape(2, 2, 2), [0], 2);
        var colours = ImageSet.Of([.. Enumerable.Range(0, 12).Select(static i => (byte)i)], new TensorShape(3, 2, 2), [0], 2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ColouredImages.Of(pair, 2, isScrambled: false).Pixels(0).ToArray(), Is.EqualTo(new byte[] { 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4 }));
            Assert.That(ColouredImages.Of(colours, 2, isScrambled: true), Is.SameAs(colours));
        }
    }

    [Test, Spec("XFER-002")]
    public void Scrambled_APixelFillsThreePlacesNextToEachOther()
    {
        var scrambled = ColouredImages.Of(Grey, 2, isScrambled: true);
        Assert.That(scrambled.Pixels(0).ToArray(), Is.EqualTo(new byte[] { 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4 }));
    }

    [TestCase(1)]
    [TestCase(3)]
    [Spec("XFER-001")]
    public void ASide_WithoutABorderOfEqualWidth_IsAnError(int side) =>
        Assert.That(() => ColouredImages.Of(Grey, side, isScrambled: false), Throws.ArgumentException.With.Message.Contains($"the side is {side}; images of 2x2"));
}
