using PlantNSeek.DataSets;
using PlantNSeek.Properties.Files;

namespace PlantNSeek.Properties.DataSets;

/// <summary>Where data sets are found.</summary>
public sealed class DataFolderTests
{
    private static IEnumerable<TestCaseData> Places =>
        ImageDataSets.All.SelectMany(static set => set.Folders.Concat([set.Folders[0].ToUpperInvariant(), ""]).Select(place => new TestCaseData(set.Name, place)));

    [TestCaseSource(nameof(Places)), Spec("DATA-012")]
    public void ADataSet_IsFoundWhereItUsuallyIs(string name, string place)
    {
        using var folder = new TemporaryFolder();
        var set = ImageDataSets.ByName(name);
        Touch(folder, place, set.Files[0].Name, set.Files[1].PackedName);
        Touch(folder, "other", set.Files[0].Name);
        var found = DataFolder.Find(set, folder.Path)!;
        Assert.That(found.Folder.TrimEnd('/'), Is.EqualTo(folder[place].TrimEnd('/')));
        Assert.That(found.Files.Select(f => (f.Key.Name, Path.GetFileName(f.Value))), Is.EquivalentTo([(set.Files[0].Name, set.Files[0].Name), (set.Files[1].Name, set.Files[1].PackedName)]));
        Assert.That(ImageDataSets.All.Where(s => DataFolder.Find(s, folder.Path) is not null && s.Format != set.Format), Is.Empty);
    }

    [Test, Spec("DATA-012")]
    public void ThePlaceWithTheMostFiles_IsTaken_AndADotForADash()
    {
        using var folder = new TemporaryFolder();
        Touch(folder, "mnist", "train-images-idx3-ubyte");
        Touch(folder, "MNIST2", "t10k-images-idx3-ubyte");
        Touch(folder, "MNIST/raw", "train-images.idx3-ubyte", "train-labels.idx1-ubyte.gz");
        var found = DataFolder.Find(ImageDataSets.Mnist, folder.Path)!;
        Assert.That(found.Files.Values.Select(Path.GetFileName), Is.EquivalentTo(["train-images.idx3-ubyte", "train-labels.idx1-ubyte.gz"]));
    }

    [Test, Spec("DATA-013")]
    public void FilesOfAnotherDataSet_AreNotTakenForOne()
    {
        using var folder = new TemporaryFolder();
        var (small, other) = (SmallDataSet.Idx, SmallDataSet.Idx.Set with { Name = "other", Files = [.. SmallDataSet.Idx.Set.Files.Select(static f => f with { Content = f.Content with { Sha256 = "0" } })] });
        small.Write(folder, "", isPacked: static name => name == "train-labels-idx1-ubyte");
        Assert.That(DataFolder.Find(small.Set, folder.Path, [small.Set, other]), Is.Not.Null);
        Assert.That(DataFolder.Find(other, folder.Path, [small.Set, other]), Is.Null);
        Assert.That(DataFolder.Find(other, folder.Path, [other]), Is.Not.Null);
    }

    [Test, Spec("DATA-013")]
    public void FilesOfTwoDataSets_BelongToTheOneWhoseLabelsTheyAre()
    {
        var labels = File.ReadAllBytes(DataSetFolder.File(ImageDataSets.FashionMnist, "t10k-labels-idx1-ubyte"));
        using var folder = new TemporaryFolder();
        Touch(folder, "", "t10k-images-idx3-ubyte");
        File.WriteAllBytes(folder["t10k-labels-idx1-ubyte.gz"], labels);
        Assert.That(DataFolder.Find(ImageDataSets.FashionMnist, folder.Path), Is.Not.Null);
        Assert.That(DataFolder.Find(ImageDataSets.Mnist, folder.Path), Is.Null);
        Touch(folder, "mnist", "train-images-idx3-ubyte");
        Assert.That(DataFolder.Find(ImageDataSets.Mnist, folder.Path)!.Folder, Is.EqualTo(folder["mnist"]));
    }

    [Test, Spec("DATA-014")]
    public void WhereNothingIs_TheMessageSaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Message(folder.Path), Is.EqualTo(
                $"CIFAR-10 is not in '{folder.Path}': none of its files, such as data_batch_1.bin, is right there or in cifar-10-batches-bin, cifar10/cifar-10-batches-bin, cifar10, cifar-10; "
                + $"'plantnseek data fetch cifar10 --data {folder.Path}' gets it (171 MB)"));
            Assert.That(Message(folder["none"]), Is.EqualTo($"CIFAR-10 is needed, and there is no folder '{folder["none"]}'; 'plantnseek data fetch cifar10 --data {folder["none"]}' gets it (171 MB)"));
            Assert.That(Message(null), Is.EqualTo(
                "CIFAR-10 is needed, and no folder of data sets is given: --data or PLANTNSEEK_DATA names one, and 'plantnseek data fetch cifar10 --data FOLDER' gets it (171 MB)"));
        }

        static string Message(string? path) => Assert.Throws<FileNotFoundException>(() => DataFolder.Require(ImageDataSets.Cifar10, path))!.Message;
    }

    private static void Touch(TemporaryFolder folder, string place, params string[] names)
    {
        foreach (var name in names)
        {
            folder.Write(place.Length > 0 ? $"{place}/{name}" : name, "");
        }
    }
}
