using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Networks;
using PlantNSeek.Tasks.Images;

namespace PlantNSeek.Properties.Experiments.Pictures;

/// <summary>Images with fewer pixels, against means written by hand.</summary>
[Spec("PICT-001")]
public sealed class SmallerImagesTests
{
    [Test]
    public void APixel_IsTheRoundedMeanOfItsSquare_InEachChannel()
    {
        byte[] first = [0, 1, 10, 20, 0, 1, 30, 40, 255, 255, 7, 7, 255, 255, 7, 8];
        byte[] second = [4, 4, 0, 0, 4, 4, 0, 1, 100, 0, 1, 1, 0, 0, 1, 0];
        var images = ImageSet.Of([.. first, .. second, .. second, .. first], new TensorShape(2, 4, 4), [2, 0], 3);
        var smaller = SmallerImages.Of(images, 2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(smaller.Shape, Is.EqualTo(new TensorShape(2, 2, 2)));
            Assert.That(smaller.Pixels(0).ToArray(), Is.EqualTo(new byte[] { 1, 25, 255, 7, 4, 0, 25, 1 }));
            Assert.That(smaller.Pixels(1).ToArray(), Is.EqualTo(new byte[] { 4, 0, 25, 1, 1, 25, 255, 7 }));
            Assert.That(new[] { smaller.Label(0), smaller.Label(1) }, Is.EqualTo(new[] { 2, 0 }));
            Assert.That(SmallerImages.Of(images, 4).Pixels(0).ToArray(), Is.EqualTo(images.Pixels(0).ToArray()));
        }
    }

    [TestCase(3)]
    [TestCase(0)]
    [TestCase(8)]
    public void ASide_ThatDoesNotDivide_IsAnError(int side)
    {
        var images = ImageSet.Of(new byte[16], new TensorShape(1, 4, 4), [0], 1);
        Assert.That(() => SmallerImages.Of(images, side), Throws.ArgumentException.With.Message.Contains($"the side is {side}; images of 4x4"));
    }
}
