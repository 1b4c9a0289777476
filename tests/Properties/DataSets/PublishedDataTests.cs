using PlantNSeek.DataSets;
using PlantNSeek.Properties.Files;
using PlantNSeek.Tasks.Images;

namespace PlantNSeek.Properties.DataSets;

/// <summary>The published data sets themselves, where they are.</summary>
public sealed class PublishedDataTests
{
    [Test, Spec("DATA-009"), Spec("DATA-007")]
    public void BatchOneOfCifar_HasItsCountsMeansAndDeviations()
    {
        var read = DataSetFolder.Read(ImageDataSets.Cifar10, DataPart.Training, "data_batch_1.bin");
        using (Assert.EnterMultipleScope())
        {
            Assert.That($"{read}", Is.EqualTo("CIFAR-10: 10000 of 50000 training images, from data_batch_1.bin"));
            Assert.That(Counts(read.Images), Is.EqualTo([1005, 974, 1032, 1016, 999, 937, 1030, 1001, 1025, 981]));
            var normalisation = Normalisation.Of(read.Images);
            Assert.That(normalisation.Means.ToArray(), Is.EqualTo([.4935f, .4834f, .4472f]).Within(.00005f));
            Assert.That(normalisation.Deviations.ToArray(), Is.EqualTo([.2476f, .2446f, .2626f]).Within(.00005f));
        }
    }

    [Test, Spec("DATA-009")]
    public void TestImagesOfCifar_AreAThousandOfEachClass() =>
        Assert.That(Counts(DataSetFolder.Read(ImageDataSets.Cifar10, DataPart.Test).Images), Is.All.EqualTo(1000));

    [Test, Spec("DATA-009")]
    public void TrainingImagesOfFashionMnist_HaveTheirMeanAndDeviation()
    {
        var images = DataSetFolder.Read(ImageDataSets.FashionMnist, DataPart.Training).Images;
        var normalisation = Normalisation.Of(images);
        Assert.That((Counts(images).Distinct().Single(), images.Count), Is.EqualTo((6000, 60_000)));
        Assert.That(normalisation.Means[0], Is.EqualTo(.28604f).Within(.000005f));
        Assert.That(normalisation.Deviations[0], Is.EqualTo(.35302f).Within(.000005f));
    }

    [Test, Spec("DATA-009")]
    public void ImagesOfMnist_HaveTheirMeanAndDeviation()
    {
        var images = DataSetFolder.Read(ImageDataSets.Mnist, DataPart.Training).Images;
        var normalisation = Normalisation.Of(images);
        Assert.That((double)normalisation.Means[0], Is.EqualTo(.1307).Within(.00005));
        Assert.That((double)normalisation.Deviations[0], Is.EqualTo(.3081).Within(.00005));
    }

    [Test, Spec("DATA-003")]
    public void ImagesOfSmallNorb_AreAsManyOfEachClass() =>
        Assert.That(Counts(DataSetFolder.Read(ImageDataSets.SmallNorb, DataPart.Test).Images), Is.EqualTo(Enumerable.Repeat(4860, 5)));

    [TestCase("cifar10", "data_batch_1.bin")]
    [TestCase("cifar10", "test_batch.bin")]
    [TestCase("fashion-mnist", "train-images-idx3-ubyte")]
    [TestCase("fashion-mnist", "train-labels-idx1-ubyte")]
    [TestCase("fashion-mnist", "t10k-images-idx3-ubyte")]
    [TestCase("fashion-mnist", "t10k-labels-idx1-ubyte")]
    [Spec("DATA-015"), Spec("DATA-016")]
    public void AFile_IsThePublishedOne(string set, string name)
    {
        var file = ImageDataSets.ByName(set).Files.Single(f => f.Name == name);
        Assert.That(DataCheck.Of(file, DataSetFolder.File(ImageDataSets.ByName(set), name), CancellationToken.None).Difference, Is.Null);
    }

    [Test, Spec("DATA-015")]
    public void ASwappedFile_IsNamedAsTheOneItIs()
    {
        using var folder = new TemporaryFolder();
        var path = folder["data_batch_1.bin"];
        File.Copy(DataSetFolder.File(ImageDataSets.Cifar10, "test_batch.bin"), path);
        var difference = DataCheck.Of(ImageDataSets.Cifar10.Files[0], path, CancellationToken.None).Difference;
        Assert.That(difference, Does.StartWith($"'{path}': expected SHA-256 cee91656").And.EndWith(", the content of test_batch.bin of CIFAR-10"));
    }

    [Test, Spec("DATA-010")]
    public void Reading_AllocatesLittleBesideTheImages()
    {
        using var folder = new TemporaryFolder();
        var set = ImageDataSets.Cifar10;
        Directory.CreateDirectory(folder[set.Folders[0]]);
        File.WriteAllBytes(Path.Combine(folder[set.Folders[0]], "test_batch.bin"), new byte[set.Files[^1].Content.Length]);
        var found = DataFolder.Require(set, folder.Path);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = found.Read(DataPart.Test);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(allocated - (read.Images.Count * (set.Shape.Length + 1L)), Is.InRange(0, 1_000_000));
    }

    private static int[] Counts(ImageSet images)
    {
        var counts = new int[images.OutputWidth];
        for (var i = 0; i < images.Count; i++)
        {
            counts[images.Label(i)]++;
        }

        return counts;
    }
}
