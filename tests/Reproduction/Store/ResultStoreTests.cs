using System.Text;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Reproduction.Tests.Store;

public class ResultStoreTests
{
    private static readonly double[] Special =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0.0, double.Epsilon, double.MaxValue, 0.1, 1 / 3.0, 5e-324, 1e21, -123456789012345680];

    [Test, Spec("STORE-001")]
    public void SpecialNumbers_AreReadBackBitForBit()
    {
        var read = WrittenAndRead(TemporaryStore.Numbers(1, Special));
        Assert.That(read.Numbers.Select(n => Bits(n.Value)), Is.EqualTo(Special.Select(Bits)));
    }

    [PinnedProperty(MaxTest = 20), Spec("STORE-001")]
    public void AnyBits_AreReadBack(long[] bits)
    {
        double[] values = [.. bits.Select(b => b * unchecked((long)0x9E3779B97F4A7C15)).Select(BitConverter.Int64BitsToDouble).Where(v => !double.IsNaN(v))];
        var read = WrittenAndRead(TemporaryStore.Numbers(1, values));
        Assert.That(read.Numbers.Select(n => Bits(n.Value)), Is.EqualTo(values.Select(Bits)));
    }

    [Test, Spec("STORE-001")]
    public void AScenario_IsReadBackWhole()
    {
        var key = new ScenarioKey("Paper", "circle", 3, 30, 0.01, 7) { Switch = "ties+score", Seeker = "SNIP", Densities = "0.1,1" };
        var written = ExperimentCatalog.ByName("singleshot").Run(key, Protocol.Of(key), default);
        using var temporary = new TemporaryStore();
        using (var store = temporary.Open())
        {
            store.Add(RunKey.Of(key), written);
        }

        using (var store = temporary.Open())
        {
            Assert.That(store.TryGet(RunKey.Of(key), out var read), Is.True);
            Assert.That(read!.Key, Is.EqualTo(key));
            Assert.That(ResultsJson.Hash(new SweepResults([read])), Is.EqualTo(ResultsJson.Hash(new SweepResults([written]))));
        }
    }

    [Test, Spec("STORE-004")]
    public void DamageBeforeTheEnd_IsRefused_AndNothingIsChanged([Values(2, 3)] int line)
    {
        using var temporary = new TemporaryStore();
        var lengths = temporary.Fill(3);
        var bytes = temporary.Bytes;
        bytes[(lengths[line - 2] + lengths[line - 1]) / 2] ^= 1;
        File.WriteAllBytes(temporary.File, bytes);
        var error = Assert.Throws<InvalidDataException>(() => temporary.Open());
        Assert.That(error.Message, Does.StartWith($"{temporary.File} is damaged at line {line}, which is not the last"));
        Assert.That(temporary.Bytes, Is.EqualTo(bytes));
    }

    [Test, Spec("STORE-004")]
    public void ARunThatStandsTwice_IsRefused()
    {
        using var temporary = new TemporaryStore();
        var lengths = temporary.Fill(2);
        var bytes = temporary.Bytes;
        byte[] twice = [.. bytes, .. bytes[(int)lengths[0]..(int)lengths[1]]];
        File.WriteAllBytes(temporary.File, twice);
        Assert.That(() => temporary.Open(), Throws.InstanceOf<InvalidDataException>().With.Message.Contains($"line 4 holds the run {TemporaryStore.Run(1)} a second time"));
        Assert.That(temporary.Bytes, Is.EqualTo(twice));
    }

    [Test, Spec("STORE-004")]
    public void ARunAtHand_CannotBeAddedAgain()
    {
        using var temporary = new TemporaryStore();
        temporary.Fill(1);
        using var store = temporary.Open();
        Assert.That(() => store.Add(TemporaryStore.Run(1), TemporaryStore.Numbers(1)), Throws.ArgumentException);
    }

    [Test, Spec("STORE-005")]
    public void AnotherVersion_IsRefused_AndNothingIsChanged()
    {
        using var temporary = new TemporaryStore();
        temporary.Fill(1);
        var other = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(temporary.Bytes).Replace("\"version\":1", "\"version\":27", StringComparison.Ordinal) + "half a reco");
        File.WriteAllBytes(temporary.File, other);
        Assert.That(() => temporary.Open(), Throws.InstanceOf<InvalidDataException>().With.Message.Contains($"{temporary.File} is a store of version 27; this program reads and writes version 1; nothing in it was changed"));
        Assert.That(temporary.Bytes, Is.EqualTo(other));
    }

    [Test, Spec("STORE-005")]
    public void AStoreOfAnEarlierVersion_IsKeptAside_AndTheStoreBeginsEmpty()
    {
        using var temporary = new TemporaryStore();
        temporary.Fill(2);
        var earlier = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(temporary.Bytes).Replace("\"version\":1", "\"version\":0", StringComparison.Ordinal));
        File.WriteAllBytes(temporary.File, earlier);
        using (var store = temporary.Open())
        {
            Assert.That(store.Count, Is.Zero);
        }

        var aside = Path.Combine(temporary.Folder, "results-old-1.jsonl");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(temporary.Messages, Is.EqualTo([$"the results so far are of version 0, this program writes version 1; they are kept as {aside}"]));
            Assert.That(File.ReadAllBytes(aside), Is.EqualTo(earlier));
        }
    }

    [TestCase("half a page of notes")]
    [TestCase("\n")]
    [TestCase("notes\nof two lines\n")]
    [TestCase("{\"format\":\"plantnseek-results\",\"version\":1} \n")]
    [TestCase("{\"format\":\"plantnseek-results\",\"version\":99999999999}\n")]
    [Spec("STORE-005")]
    public void AFileThatIsNoStore_IsRefused_AndNothingIsChanged(string text)
    {
        using var temporary = new TemporaryStore();
        File.WriteAllText(temporary.File, text);
        Assert.That(() => temporary.Open(), Throws.InstanceOf<InvalidDataException>().With.Message.Contains($"{temporary.File} is no store of results"));
        Assert.That(File.ReadAllText(temporary.File), Is.EqualTo(text));
    }

    [Test, Spec("STORE-006")]
    public void ASecondOne_WaitsForTheFirst()
    {
        using var temporary = new TemporaryStore();
        var first = temporary.Open();
        var said = new TaskCompletionSource<string>();
        var second = Task.Run(() => ResultStore.Open(temporary.Folder, tell: said.SetResult));
        Assert.That(said.Task.Result, Is.EqualTo($"another process is at work on the results in {temporary.Folder}; waiting for it to end"));
        first.Add(TemporaryStore.Run(1), TemporaryStore.Numbers(1));
        Assert.That(second.IsCompleted, Is.False);
        first.Dispose();
        using var store = second.Result;
        Assert.That(store.Count, Is.EqualTo(1));
    }

    [Test, Spec("STORE-006")]
    public void Waiting_CanBeStopped()
    {
        using var temporary = new TemporaryStore();
        using var first = temporary.Open();
        using var source = new CancellationTokenSource();
        Assert.That(() => ResultStore.Open(temporary.Folder, tell: _ => source.Cancel(), cancel: source.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test, Spec("STORE-006")]
    public void AFileThatALockLeft_HoldsNobodyUp()
    {
        using var temporary = new TemporaryStore();
        File.WriteAllText(Path.Combine(temporary.Folder, "lock"), "left behind");
        using var store = temporary.Open();
        Assert.That(temporary.Messages, Is.Empty);
    }

    [Test, Spec("STORE-007")]
    public void AFolderThatCannotBe_IsNamed()
    {
        using var temporary = new TemporaryStore();
        File.WriteAllText(Path.Combine(temporary.Folder, "file"), "");
        var folder = Path.Combine(temporary.Folder, "file", "store");
        Assert.That(() => ResultStore.Open(folder), Throws.InstanceOf<IOException>().With.Message.StartsWith($"the results cannot be kept in '{folder}'; it must be a folder that can be written"));
    }

    [Test, Spec("STORE-011")]
    public void AFreshStart_KeepsWhatWasThere([Values] bool isStore)
    {
        using var temporary = new TemporaryStore();
        temporary.Fill(2);
        File.WriteAllText(Path.Combine(temporary.Folder, "results-old-1.jsonl"), "older");
        if (!isStore)
        {
            File.WriteAllText(temporary.File, "no store");
        }

        var before = temporary.Bytes;
        var aside = Path.Combine(temporary.Folder, "results-old-2.jsonl");
        using (var store = temporary.Open(fresh: true))
        {
            Assert.That((store.Count, store.Contains(TemporaryStore.Run(1))), Is.EqualTo((0, false)));
        }

        Assert.That(File.ReadAllBytes(aside), Is.EqualTo(before));
        Assert.That(File.ReadAllText(Path.Combine(temporary.Folder, "results-old-1.jsonl")), Is.EqualTo("older"));
        Assert.That(temporary.Messages, Is.EqualTo(new[] { $"the results so far are kept as {aside}" }));
    }

    private static NumbersResult WrittenAndRead(NumbersResult written)
    {
        using var temporary = new TemporaryStore();
        using (var store = temporary.Open())
        {
            store.Add(TemporaryStore.Run(1), written);
        }

        using (var store = temporary.Open())
        {
            return store.TryGet(TemporaryStore.Run(1), out var read) ? (NumbersResult)read : throw new AssertionException("the result is gone");
        }
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
