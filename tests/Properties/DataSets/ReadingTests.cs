using PlantNSeek.DataSets;
using PlantNSeek.Properties.Files;

namespace PlantNSeek.Properties.DataSets;

/// <summary>Images are the bytes of the files, and what was read is said.</summary>
public sealed class ReadingTests
{
    [Test, Combinatorial, Spec("DATA-001"), Spec("DATA-002"), Spec("DATA-003"), Spec("DATA-004")]
    public void Images_AreTheFilesBytes([Values] DataFormat format, [Values] DataPart part, [Values("plain", "packed", "packed with the plain name", "plain with the packed name")] string form)
    {
        using var folder = new TemporaryFolder();
        var small = SmallDataSet.Of(format);
        small.Write(folder, isPacked: _ => form.StartsWith("packed", StringComparison.Ordinal));
        foreach (var name in form.Contains("name", StringComparison.Ordinal) ? Directory.GetFiles(folder["here"]) : [])
        {
            File.Move(name, form.StartsWith("plain", StringComparison.Ordinal) ? $"{name}.gz" : name[..^3]);
        }

        var read = DataFolder.Require(small.Set, folder.Path).Read(part);
        var (pixels, labels) = small.Images(part);
        var images = read.Images;
        Assert.That(images.Count, Is.EqualTo(labels.Length));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(images.Shape, Is.EqualTo(small.Set.Shape));
            Assert.That(images.OutputWidth, Is.EqualTo(SmallDataSet.Classes));
            Assert.That(Enumerable.Range(0, images.Count).SelectMany(i => images.Pixels(i).ToArray()), Is.EqualTo(pixels));
            Assert.That(Enumerable.Range(0, images.Count).Select(i => images.Label(i)), Is.EqualTo(labels));
            Assert.That((read.IsWhole, read.Total), Is.EqualTo((true, labels.Length)));
        }
    }

    [Test, Spec("DATA-007")]
    public void APartOfThePart_IsReadAndSaid()
    {
        using var folder = new TemporaryFolder();
        var small = SmallDataSet.Cifar;
        small.Write(folder, isThere: static name => name != "first.bin");
        var found = DataFolder.Require(small.Set, folder.Path);
        var read = found.Read(DataPart.Training);
        using (Assert.EnterMultipleScope())
        {
            Assert.That($"{read}", Is.EqualTo("Small: 7 of 12 training images, from second.bin"));
            Assert.That((read.Images.Count, read.Total, read.IsWhole), Is.EqualTo((7, 12, false)));
            Assert.That(read.Images.Pixels(0).ToArray(), Is.EqualTo(small.Contents["second.bin"].AsSpan(1, small.Set.Shape.Length).ToArray()));
            Assert.That($"{found.Read(DataPart.Test)}", Is.EqualTo("Small: 3 of 3 test images, from test.bin"));
            Assert.That((found.IsWhole, found.Has(DataPart.Training)), Is.EqualTo((false, true)));
        }
    }

    [Test, Spec("DATA-007")]
    public void Files_AreChosenByName()
    {
        using var folder = new TemporaryFolder();
        SmallDataSet.Cifar.Write(folder);
        SmallDataSet.Idx.Write(folder, "Somewhere/raw");
        var found = DataFolder.Require(SmallDataSet.Cifar.Set, folder.Path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That($"{found.Read(DataPart.Training, ["first.bin"])}", Is.EqualTo("Small: 5 of 12 training images, from first.bin"));
            Assert.That(() => found.Read(DataPart.Training, ["first.bin", "test.bin"]), Throws.ArgumentException.With.Message.EqualTo("'test.bin' is not one of the files of Small that can be read alone: first.bin, second.bin"));
            Assert.That(
                () => DataFolder.Require(SmallDataSet.Idx.Set, folder.Path).Read(DataPart.Test, ["t10k-images-idx3-ubyte"]),
                Throws.ArgumentException.With.Message.EqualTo("'t10k-images-idx3-ubyte' is not one of the files of Small that can be read alone: it has none"));
        }
    }

    [Test, Spec("DATA-008")]
    public void WhatIsMissing_IsNamed_WithTheCommandThatGetsIt()
    {
        using var folder = new TemporaryFolder();
        SmallDataSet.Cifar.Write(folder, isThere: static name => name == "first.bin");
        SmallDataSet.Idx.Write(folder, "Somewhere/raw", isThere: static name => name != "train-labels-idx1-ubyte");
        var (cifar, idx) = (DataFolder.Require(SmallDataSet.Cifar.Set, folder.Path), DataFolder.Require(SmallDataSet.Idx.Set, folder.Path));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => cifar.Read(DataPart.Test), Lacking("here", "test.bin"));
            Assert.That(() => cifar.Read(DataPart.Training, ["first.bin", "second.bin"]), Lacking("here", "second.bin"));
            Assert.That(() => idx.Read(DataPart.Training), Lacking("Somewhere/raw", "train-labels-idx1-ubyte"));
            Assert.That((cifar.Has(DataPart.Test), idx.Has(DataPart.Training), idx.Has(DataPart.Test)), Is.EqualTo((false, false, true)));
        }

        NUnit.Framework.Constraints.IResolveConstraint Lacking(string place, string names) =>
            Throws.TypeOf<FileNotFoundException>().With.Message.EqualTo($"Small in '{folder[place]}' lacks {names}; 'plantnseek data fetch small --data {folder.Path}' gets it");
    }
}
