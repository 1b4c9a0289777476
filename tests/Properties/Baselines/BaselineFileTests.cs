using PlantNSeek.Baselines;

namespace PlantNSeek.Properties.Baselines;

[Parallelizable]
public sealed class BaselineFileTests
{
    private static readonly Baseline Whole = new(
        Baseline.CurrentFormat, "1.0", "2 networks", 2, [0.1, double.NaN],
        [new BaselineSubject("Mine", new Dictionary<string, string> { ["R201"] = "Holds" }, [new BaselineCell("circle", "accuracy", true, [1.0 / 3, -0.0])], "it threw")]);

    [Test, Spec("GATE-007")]
    public void AFile_HasEveryBit_AndTheSameBytesAgain()
    {
        using var folder = new TemporaryFolder();
        var (one, two) = (Path.Combine(folder.Path, "one.json"), Path.Combine(folder.Path, "two.json"));
        BaselineFile.Write(one, Whole);
        var read = BaselineFile.Read(one);
        BaselineFile.Write(two, read);
        Assert.That(File.ReadAllBytes(two), Is.EqualTo(File.ReadAllBytes(one)));
        Assert.That(read.Subjects[0].Cells[0].Values.Select(BitConverter.DoubleToInt64Bits), Is.EqualTo(Whole.Subjects[0].Cells[0].Values.Select(BitConverter.DoubleToInt64Bits)));
        Assert.That(read.Ruler, Is.EqualTo(Whole.Ruler));
    }

    [TestCase("\"format\": \"plantnseek baseline 1\"", "\"format\": \"other\"", "its format is 'other' and not 'plantnseek baseline 1'")]
    [TestCase("\"count\": 2", "\"count\": 3", "'Mine', circle, accuracy, has 2 values and not 3")]
    [TestCase("\"networks\": \"2 networks\",", "", "a part of it is missing")]
    [TestCase("\"quantity\": \"accuracy\",", "", "a cell of 'Mine' has a part missing")]
    [TestCase("\"version\": \"1.0\",", "\"version\": 1.0,", "JSON value could not be converted")]
    [TestCase("\"version\": \"1.0\",", "\"version\": \"1.0\", \"version\": \"2.0\",", "version")]
    [Spec("GATE-011")]
    public void WhatIsWrong_IsNamed(string from, string to, string fault)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "baseline.json");
        BaselineFile.Write(file, Whole);
        var text = File.ReadAllText(file);
        Assert.That(text, Does.Contain(from));
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
        Assert.That(() => BaselineFile.Read(file), Throws.TypeOf<InvalidDataException>().With.Message.StartsWith($"'{file}' is no baseline: ").And.Message.Contains(fault));
    }

    [Test, Spec("GATE-011")]
    public void HalfAFile_AndNone_AreNamed()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "baseline.json");
        Assert.That(() => BaselineFile.Read(file), Throws.TypeOf<FileNotFoundException>().With.Message.EqualTo($"there is no baseline '{file}'; --record writes one"));
        BaselineFile.Write(file, Whole);
        var bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]);
        Assert.That(() => BaselineFile.Read(file), Throws.TypeOf<InvalidDataException>().With.Message.StartsWith($"'{file}' is no baseline: "));
    }
}
