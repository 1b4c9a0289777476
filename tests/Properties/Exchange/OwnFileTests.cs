using PlantNSeek.Artifacts;
using PlantNSeek.Judging;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Numpy;
using PlantNSeek.Properties.Numpy;

namespace PlantNSeek.Properties.Exchange;

/// <summary>Files of the user's own: what else they hold, and what they mean otherwise than we do.</summary>
public sealed class OwnFileTests
{
    private static readonly string[] Records = ["task", "receipt", "origin"];

    [Test, Spec("EXCH-036")]
    public void OtherArrays_AreLeftAlone_WhateverTheirType([Values("'|S3'", "'<M8[D]'", "'|O'", "'<c16'", "'|V2'", "[('a', '<f4')]")] string descriptor, [Values("meta", "task", "receipt", "train.note")] string name)
    {
        using var file = With(name, RawNpy.WithHeader($"{{'descr': {descriptor}, 'fortran_order': False, 'shape': (2,), }}", [1, 2, 3]));
        var host = HostFile.Read(file);
        Assert.That((host.Digest, host.Description, TruthFile.Find(file, host)), Is.EqualTo((Networks.OwnHost().Digest, (HostDescription?)null, (Truth?)null)));
    }

    [Test, Spec("EXCH-036")]
    public void ArraysThatAreRead_AreRefusedByTheirType([Values("layer1.weight", "train.x", "train.y", "test.y")] string name)
    {
        var shape = name == "layer1.weight" ? "(3, 2)" : name == "train.x" ? "(6, 2)" : name == "train.y" ? "(6,)" : "(2,)";
        using var file = With(name, RawNpy.WithHeader($"{{'descr': '<V2', 'fortran_order': False, 'shape': {shape}, }}", []));
        Assert.That(() => HostFile.Read(file), Throws.TypeOf<NpzException>().With.Message.StartsWith($"own.npz: {name} holds raw bytes ('<V2', as bfloat16 is saved"));
    }

    [Test, Spec("EXCH-037")]
    public void RecordsThatAreNotOurs_AreLeftAlone([ValueSource(nameof(Records))] string name, [Values("mnist", "", "{}", "null", """{"format":"mine 1"}""")] string text)
    {
        using var own = Networks.Own().WithText(name, text).Open();
        using var numbers = Networks.Own().With(name, [1L, 2], 2).Open();
        var host = HostFile.Read(own);
        Assert.That((host.Description, TruthFile.Find(own, host), HostFile.Read(numbers).Description), Is.EqualTo(((HostDescription?)null, (Truth?)null, (HostDescription?)null)));
    }

    [Test, Spec("EXCH-037")]
    public void OriginThatIsNotOurs_SaysNothingOfAMask()
    {
        using var mask = Networks.OwnMask().WithText("origin", "from my program").Open();
        var (ticket, origin) = MaskFile.Read(mask, Networks.OwnHost());
        Assert.That((ticket.Mask.KeptCount, origin), Is.EqualTo((17, (MaskOrigin?)null)));
    }

    [Test, Spec("EXCH-037")]
    public void ReceiptThatIsNotOurs_IsNoTruth()
    {
        var folder = Directory.CreateTempSubdirectory("truth").FullName;
        try
        {
            var path = Networks.Own().WithText("receipt", "paid").Save(folder);
            Assert.That(
                () => TruthFile.Read(path, Networks.OwnHost()),
                Throws.TypeOf<NpzException>().With.Message.EqualTo("own.npz: receipt is not what plant writes; the file is no truth of a planted host"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<TestCaseData> Transposed()
    {
        const string Hint = "; are all weights transposed? they must be [outputs, inputs]";
        static TestCaseData Case(int[] widths, string message) => new TestCaseData(widths, message).SetArgDisplayNames(string.Join('-', widths));
        yield return Case([3, 8, 2], $"own.npz: layer2.weight has the shape (8, 2); the layer before it has 3 outputs, so it must be (8, 3){Hint}");
        yield return Case([4, 4, 2, 5], $"own.npz: layer2.weight has the shape (4, 2); the layer before it has 4 outputs, so it must be (4, 4){Hint}");
        yield return Case([8, 3, 8], $"own.npz: train.x has the shape (6, 8); it must be (samples, 3), as the network has 3 inputs, with at least one sample{Hint}");
        yield return Case([3, 2], $"own.npz: train.x has the shape (6, 3); it must be (samples, 2), as the network has 2 inputs, with at least one sample{Hint}");
    }

    [TestCaseSource(nameof(Transposed)), Spec("EXCH-038")]
    public void WeightsThatAreAllTransposed_AreToldToBeSo(int[] widths, string message)
    {
        using var file = Network(widths, transposed: true).Open();
        using var right = Network(widths, transposed: false).Open();
        Assert.That(() => HostFile.Read(file), Throws.TypeOf<NpzException>().With.Message.EqualTo(message));
        Assert.That($"{HostFile.Read(right).Graph.AsChain}", Is.EqualTo(string.Join('-', widths)));
    }

    [Test, Spec("EXCH-038")]
    public void WeightsThatFitNeitherWay_AreNotToldToBeTransposed()
    {
        static string Refusal(ArrayFile arrays)
        {
            using var file = arrays.Open();
            return Assert.Throws<NpzException>(() => HostFile.Read(file))!.Message;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(Network([3, 8, 2], transposed: true).With("layer1.bias", new float[3], 3)), Does.Not.Contain("transposed"), "a bias");
            Assert.That(Refusal(Network([3, 8, 2], transposed: true).With("train.x", new float[12], 6, 2)), Does.Not.Contain("transposed"), "inputs");
            Assert.That(Refusal(Network([3, 8, 4, 2], transposed: true).With("layer2.weight", new float[36], 9, 4)), Does.Not.Contain("transposed"), "a gap between layers");
            Assert.That(Refusal(Network([4, 4, 4], transposed: true).With("train.x", new float[30], 6, 5)), Does.Not.Contain("transposed"), "squares");
            Assert.That(Refusal(Network([4, 4], transposed: true).With("train.y", new float[12], 6, 2)), Does.Not.Contain("transposed"), "squares and targets");
        }
    }

    private static IEnumerable<TestCaseData> Targets()
    {
        const string What = "own.npz: train.y holds floating-point numbers, which are taken as values and judged by squared error, but they look like ";
        const string Instead = "; class labels are integers of the shape (samples,)";
        static TestCaseData Case(int outputs, float[] values, string? remark) => new(outputs, values, remark);
        yield return Case(2, [1, 0, 0, 1, 1, 0], $"{What}one-hot labels{Instead}");
        yield return Case(3, [0, 0, 1, 0, 1, 0], $"{What}one-hot labels{Instead}");
        yield return Case(1, [0, 1, 1, 0], $"{What}labels of two classes, which need an output each{Instead}");
        yield return Case(2, [1, 0, 0, 1, 1, 0.5f], null);
        yield return Case(2, [1, 0, 1, 1], null);
        yield return Case(2, [1, 0, 0, 0], null);
        yield return Case(1, [0, 1, 2], null);
        yield return Case(1, [1, 1], null);
        yield return Case(1, [0, 0], null);
    }

    [TestCaseSource(nameof(Targets)), Spec("EXCH-039")]
    public void ValuesThatLookLikeLabels_AreRemarkedOn(int outputs, float[] values, string? remark)
    {
        var count = values.Length / outputs;
        var arrays = Network([2, 3, outputs], transposed: false).With("train.x", new float[2 * count], count, 2).With("train.y", values, count, outputs);
        using var file = arrays.With("test.x", new float[2], 1, 2).With("test.y", new float[outputs], 1, outputs).Open();
        var host = HostFile.Read(file);
        var folder = Directory.CreateTempSubdirectory("remarks").FullName;
        try
        {
            var bits = new ArrayFile("mask.npz");
            foreach (var slice in host.Layout.Slices)
            {
                bits.With(slice.Name, new bool[slice.Length], slice.Kind == PlantNSeek.Networks.ParameterKind.Weight ? [slice.Rows, slice.Columns] : [slice.Rows]);
            }

            var judgements = new MaskJudging(new MaskJudge(host, null), trains: false, MissingBiases.AreAnError).OfFile(bits.Save(folder));
            string[] expected = remark is null ? [] : [remark];
            Assert.That(host.Remarks, Is.EqualTo(expected));
            Assert.That(judgements.Remarks, Is.EqualTo(expected));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test, Spec("EXCH-039")]
    public void LabelsAndPlantedHosts_NeedNoRemark() =>
        Assert.That(Networks.OwnHost().Remarks.Concat(Networks.Host(Networks.Planted()).Remarks), Is.Empty);

    [Test, Spec("EXCH-040")]
    public void IntegersForOneOutput_AreToldToBeTakenAsLabels()
    {
        using var file = Network([2, 3, 1], transposed: false).With("train.y", [0L, 18, 19, 20, 21, 22], 6).Open();
        Assert.That(() => HostFile.Read(file), Throws.TypeOf<NpzException>().With.Message.EqualTo(
            "own.npz: train.y[1] is 18; integers are taken as class labels, and with its one output the network has no class but 0; values are floating-point numbers (astype(numpy.float32))"));
    }

    // Biases fit the network as it is meant; six samples.
    private static ArrayFile Network(int[] widths, bool transposed)
    {
        var (arrays, random) = (new ArrayFile("own.npz"), new RandomStream(1, "own"));
        for (var layer = 1; layer < widths.Length; layer++)
        {
            var (inputs, outputs) = (widths[layer - 1], widths[layer]);
            arrays.With($"layer{layer}.weight", Enumerable.Range(0, inputs * outputs).Select(_ => (float)random.NextNormal()).ToArray(), transposed ? [inputs, outputs] : [outputs, inputs]);
            arrays.With($"layer{layer}.bias", new float[outputs], outputs);
        }

        return arrays.With("train.x", new float[6 * widths[0]], 6, widths[0]).With("train.y", new float[6 * widths[^1]], 6, widths[^1]);
    }

    // The network 2-3-2 with an array put together by hand, in the place of one of its name.
    private static NpzFile With(string name, byte[] array)
    {
        var entries = new List<RawEntry>();
        foreach (var (other, descriptor, shape, values) in new (string, string, string, Array)[]
        {
            ("layer1.weight", "<f4", "(3, 2)", new[] { 1f, -2, 3, -4, 5, -6 }),
            ("layer1.bias", "<f4", "(3,)", new[] { 0.5f, 0, -0.5f }),
            ("layer2.weight", "<f4", "(2, 3)", new[] { 1f, 2, 3, 4, 5, 6 }),
            ("layer2.bias", "<f4", "(2,)", new[] { 0f, 1 }),
            ("train.x", "<f4", "(6, 2)", new float[12]),
            ("train.y", "<i8", "(6,)", new long[6]),
            ("test.x", "<f4", "(2, 2)", new float[4]),
            ("test.y", "<i8", "(2,)", new long[2]),
        })
        {
            var bytes = new byte[Buffer.ByteLength(values)];
            Buffer.BlockCopy(values, 0, bytes, 0, bytes.Length);
            entries.Add(new RawEntry($"{other}.npy", other == name ? array : RawNpy.Of(descriptor, shape, bytes)));
        }

        if (entries.All(e => e.Name != $"{name}.npy"))
        {
            entries.Add(new RawEntry($"{name}.npy", array));
        }

        return NpzFile.Open(new MemoryStream(new RawZip([.. entries]).ToBytes()), "own.npz");
    }
}
