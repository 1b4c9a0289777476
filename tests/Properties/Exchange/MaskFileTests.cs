using PlantNSeek.Artifacts;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numpy;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning;

namespace PlantNSeek.Properties.Exchange;

public sealed class MaskFileTests
{
    private static readonly NpyFormat[] Formats = [NpyFormat.Default, new NpyFormat { IsFortranOrder = true }, new NpyFormat { IsBigEndian = true, IsFortranOrder = true, Version = 2 }];

    [PinnedProperty, Spec("EXCH-004")]
    public void Mask_IsReadAlike_FromWhateverTypeAndOrder(Architecture architecture, Seed seed)
    {
        var mask = PruningCase.RandomMask(architecture.Layout.Count, 0.5, seed.Stream("mask"));
        var host = HostOf(architecture);
        foreach (var format in Formats)
        {
            Assert.That(ReadAs(static bit => bit), Is.EqualTo(mask));
            Assert.That(ReadAs(static bit => (byte)(bit ? 1 : 0)), Is.EqualTo(mask));
            Assert.That(ReadAs(static bit => bit ? 1L : 0), Is.EqualTo(mask));
            Assert.That(ReadAs(static bit => bit ? 1f : 0), Is.EqualTo(mask));
            Assert.That(ReadAs(static bit => (Half)(bit ? 1 : 0)), Is.EqualTo(mask));

            Mask ReadAs<T>(Func<bool, T> of)
                where T : unmanaged
            {
                var arrays = new ArrayFile("mask.npz");
                foreach (var slice in architecture.Layout.Slices)
                {
                    var values = Enumerable.Range(slice.Offset, slice.Length).Select(i => of(mask[i])).ToArray();
                    int[] shape = slice.Kind == ParameterKind.Weight ? [slice.Rows, slice.Columns] : [slice.Rows];
                    arrays.With(slice.Name, writer => writer.Add<T>(slice.Name, values, shape, format));
                }

                using var file = arrays.Open();
                return MaskFile.Read(file, host).Ticket.Mask;
            }
        }
    }

    [Test, Spec("EXCH-004"), Spec("EXCH-046")]
    public void Ticket_IsReadBackWithItsStartAndItsOrigin([Values] bool hasStart, [Values(null, 0L, 90_000_000_000)] long? samples)
    {
        var scenario = Networks.Planted();
        var host = Networks.Host(scenario);
        var folder = Directory.CreateTempSubdirectory("mask").FullName;
        try
        {
            var path = Path.Combine(folder, "new", "mask.npz");
            var start = hasStart ? Array.ConvertAll(host.Parameters, static p => p / 3) : null;
            var written = new FoundTicket(scenario.Planted.Receipt.Mask) { Samples = 77, StartParameters = start is null ? null : (ReadOnlyMemory<float>?)start, StartSamples = hasStart ? samples : null };
            MaskFile.Write(path, host.Layout, written, HostSeeking.Origin(host, HostSeeking.Seeker("snip"), written));
            var (read, origin) = MaskFile.Read(path, host);
            Assert.That((read.Mask, read.Samples, origin!.Seeker), Is.EqualTo((written.Mask, 77, "SNIP")));
            Assert.That((read.StartParameters?.ToArray(), read.StartSamples), Is.EqualTo((start, hasStart ? samples : null)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<TestCaseData> Faults()
    {
        static TestCaseData Case(Func<ArrayFile, ArrayFile> change, string message) => new TestCaseData(change, message).SetArgDisplayNames(message);
        yield return Case(f => f.Without("layer2.weight"), "mask.npz has no array layer2.weight; own.npz has that tensor");
        yield return Case(f => f.Without("layer2.bias"), "mask.npz has no array layer2.bias; own.npz has that tensor (a mask that has one bias must have all)");
        yield return Case(f => f.With("layer1.weight", new bool[6], 2, 3), "mask.npz: layer1.weight has the shape (2, 3); layer1.weight of own.npz has (3, 2); is it transposed?");
        yield return Case(f => f.With("layer1.weight", new bool[6], 6), "mask.npz: layer1.weight has the shape (6,); layer1.weight of own.npz has (3, 2)");
        yield return Case(f => f.With("layer1.weight", [1, 0, 1, 2, 0, 1], 3, 2), "mask.npz: layer1.weight[1, 1] is 2; *");
        yield return Case(f => f.With("layer2.bias", [1f, -0.25f], 2), "mask.npz: layer2.bias[1] is -0.25; *");
        yield return Case(f => f.With("layer2.bias", [float.NaN, 1], 2), "mask.npz: layer2.bias[0] is NaN; *");
        yield return Case(f => f.With("layer3.weight", new bool[4], 2, 2), "mask.npz: layer3.weight is no tensor of own.npz, which has 2 layers, layer1.weight to layer2.bias");
        yield return Case(f => f.With("arr_0", new bool[4], 2, 2), "mask.npz: arr_0 is no tensor of own.npz; a mask has the arrays layer1.weight to layer2.bias");
        yield return Case(f => f.With("start.layer1.weight", new float[6], 3, 2), "mask.npz has no array start.layer1.bias; own.npz has that tensor (a network has all biases or none; give zeros for those that are missing)");
        yield return Case(f => f.With("start.samples", [1L], 1), "mask.npz has no array start.layer1.weight; own.npz has that tensor");
        yield return Case(f => WithStart(f).With("start.samples", [1L, 2], 2), "mask.npz: start.samples has the shape (2,); it is one number, the samples that the start has been trained on");
        yield return Case(f => WithStart(f).With("start.samples", [-1L], 1), "mask.npz: start.samples[0] is -1; a start has been trained on 0 samples or more");
        yield return Case(f => WithStart(f).With("start.samples", [1.5f], 1), "mask.npz: start.samples is float32; integers are needed");
        yield return Case(f => f.WithText("layer1.weight", "kept"), "mask.npz: layer1.weight has the shape (); layer1.weight of own.npz has (3, 2)");
        yield return Case(f => f.Without("layer1.weight", "layer1.bias", "layer2.weight", "layer2.bias"), "mask.npz has no array layer1.weight; own.npz has that tensor");
        yield return Case(f => f.Without("layer1.weight", "layer1.bias", "layer2.bias").With("layer1.weight_mask", new bool[6], 3, 2), "mask.npz: layer1.weight_mask is no tensor of own.npz, which has 2 layers, layer1.weight to layer2.bias");
        yield return Case(f => f.Without("layer1.bias", "layer2.bias"), "mask.npz has no array layer1.bias, nor any other bias; add them, or say that all biases are kept or removed (judge --biases)");
        yield return Case(f => f.WithText("task", "mnist"), "mask.npz: task is no tensor of own.npz; a mask has the arrays layer1.weight to layer2.bias");
        yield return Case(f => f.WithText("task", """{"format":"plantnseek host 1"}"""), "mask.npz is a planted host; a mask of own.npz is needed");
        yield return Case(f => f.WithText("receipt", """{"format":"plantnseek truth 1"}"""), "mask.npz is the truth about a planted host; a mask of own.npz is needed");
        yield return Case(f => f.WithText("origin", """{"format":"plantnseek mask 1","seeker":"SNIP","host":null,"problem":"","sources":"","samples":1}"""), "mask.npz: origin is not the JSON of 'plantnseek mask 1': *");
        yield return Case(
            f => f.WithText("origin", $$"""{"format":"plantnseek mask 1","seeker":"SNIP","host":"{{new string('a', 64)}}","problem":"","sources":"","samples":1}"""),
            $"mask.npz: origin says that it was sought in the host aaaaaaaaaaaa; own.npz holds {Networks.OwnHost().Digest[..12]}");
    }

    private static ArrayFile WithStart(ArrayFile file) => file
        .With("start.layer1.weight", new float[6], 3, 2).With("start.layer1.bias", new float[3], 3).With("start.layer2.weight", new float[6], 2, 3).With("start.layer2.bias", new float[2], 2);

    [TestCaseSource(nameof(Faults)), Spec("EXCH-005"), Spec("EXCH-042"), Spec("EXCH-046")]
    public void WhatIsNoMask_IsRefusedInOneLine(Delegate change, string message)
    {
        using var file = ((Func<ArrayFile, ArrayFile>)change)(Networks.OwnMask()).Open();
        var refusal = Assert.Throws<NpzException>(() => MaskFile.Read(file, Networks.OwnHost()))!.Message;
        Assert.That(refusal, message.EndsWith('*') ? Does.StartWith(message.TrimEnd('*')).And.Not.Contain("\n") : Is.EqualTo(message));
    }

    [Test, Spec("EXCH-006")]
    public void MaskOfWeightsAlone_SaysWhatBecomesOfBiases()
    {
        using var file = Networks.OwnMask().Without("layer1.bias", "layer2.bias").Open();
        using var some = Networks.OwnMask().Without("layer1.bias").Open();
        var host = Networks.OwnHost();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => MaskFile.Read(file, host), Throws.TypeOf<NpzException>().With.Message.StartsWith("mask.npz has no array layer1.bias"));
            Assert.That(MaskFile.Read(file, host, MissingBiases.AreKept).Ticket.Mask.KeptCount, Is.EqualTo(17));
            Assert.That(MaskFile.Read(file, host, MissingBiases.AreRemoved).Ticket.Mask.KeptCount, Is.EqualTo(12));
            Assert.That(() => MaskFile.Read(some, host, MissingBiases.AreKept), Throws.TypeOf<NpzException>(), "some biases are given, so one that is not was forgotten");
        }
    }

    [Test, Spec("EXCH-012")]
    public void MaskOfAnotherNetwork_IsNotWritten()
    {
        var layout = Networks.OwnHost().Layout;
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => MaskFile.Write(path, layout, new FoundTicket(Mask.All(16))), Throws.ArgumentException.With.Message.EqualTo("the mask has 16 entries; the network 2-3-2 has 17"));
            Assert.That(
                () => MaskFile.Write(path, layout, new FoundTicket(Mask.All(17)) { StartParameters = new float[3] }),
                Throws.ArgumentException.With.Message.EqualTo("the start has 3 entries; the network 2-3-2 has 17"));
            Assert.That(File.Exists(path), Is.False);
        }
    }

    private static Host HostOf(Architecture architecture) => Networks.OwnHost() with { Graph = architecture.Graph, Parameters = new float[architecture.Layout.Count], Name = "other.npz" };
}
