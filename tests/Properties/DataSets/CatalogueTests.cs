using PlantNSeek.DataSets;

namespace PlantNSeek.Properties.DataSets;

/// <summary>What the catalogue says fits together.</summary>
public sealed class CatalogueTests
{
    private static IEnumerable<TestCaseData> Sets => ImageDataSets.All.Select(static set => new TestCaseData(set).SetArgDisplayNames(set.Name));

    [TestCaseSource(nameof(Sets)), Spec("DATA-016")]
    public void Lengths_FollowFromTheFormat(ImageDataSet set)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var file in set.Files)
            {
                var size = set.Shape.Length;
                long expected = (set.Format, file.Role) switch
                {
                    (DataFormat.Cifar, _) => file.Images * (size + 1L),
                    (DataFormat.Idx, DataFileRole.Images) => 16 + ((long)file.Images * size),
                    (DataFormat.Idx, _) => 8 + file.Images,
                    (_, DataFileRole.Images) => 24 + ((long)file.Images * size),
                    (_, DataFileRole.Labels) => 20 + (4L * file.Images),
                    _ => 20 + (4L * 4 * file.Images), // instance, elevation, azimuth, lighting
                };
                Assert.That(file.Content.Length, Is.EqualTo(expected), file.Name);
                Assert.That(file.Content.Md5, Does.Match("^[0-9a-f]{32}$"), file.Name);
                Assert.That(file.Content.Sha256, Is.Null.Or.Match("^[0-9a-f]{64}$"), file.Name);
                Assert.That((file.Packed ?? set.Archive)!.Sha256, Does.Match("^[0-9a-f]{64}$"), file.Name);
                Assert.That((file.Packed ?? set.Archive)!.Md5, Does.Match("^[0-9a-f]{32}$"), file.Name);
            }

            Assert.That(set.Files.Select(f => f.Name), Is.Unique);
        }
    }

    // The categories of SmallNORB are the same bytes for training and test.
    [Test, Spec("DATA-016")]
    public void NoTwoFiles_HaveTheSameHash() => Assert.That(
        ImageDataSets.All.SelectMany(s => s.Files).Where(f => !f.Name.EndsWith("testing-cat.mat", StringComparison.Ordinal)).Select(f => f.Content.Md5), Is.Unique);

    [TestCase("cifar10", 50_000, 10_000, 10)]
    [TestCase("fashion-mnist", 60_000, 10_000, 10)]
    [TestCase("mnist", 60_000, 10_000, 10)]
    [TestCase("SmallNORB", 24_300, 24_300, 5)]
    [Spec("DATA-016")]
    public void Parts_HaveThePublishedNumbersOfImages(string name, int training, int test, int classes)
    {
        var set = ImageDataSets.ByName(name);
        Assert.That((set.Images(DataPart.Training), set.Images(DataPart.Test), set.Classes.Count), Is.EqualTo((training, test, classes)));
    }

    [Test, Spec("DATA-016")]
    public void AnotherName_IsAnErrorThatListsThem() =>
        Assert.That(() => ImageDataSets.ByName("svhn"), Throws.ArgumentException.With.Message.EqualTo("the data set is 'svhn'; the known ones are cifar10, fashion-mnist, mnist, smallnorb"));
}
