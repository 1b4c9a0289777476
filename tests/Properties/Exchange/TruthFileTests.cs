using System.Security.Cryptography;
using System.Text;
using PlantNSeek.Artifacts;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numpy;

namespace PlantNSeek.Properties.Exchange;

public sealed class TruthFileTests
{
    [Test, Spec("EXCH-003")]
    public void Truth_IsReadBackAsPlanted([Values("relu", "circle", "helix")] string task, [Values("Fair", "Paper")] string protocol, [Values] bool reveal)
    {
        var scenario = Networks.Planted(task, protocol, seed: 2, depth: 4, width: 70);
        using var file = reveal ? Networks.File(scenario, reveal) : Networks.TruthFile(scenario);
        var truth = TruthFile.Find(file, Networks.Host(scenario))!;
        var planted = scenario.Planted.Receipt;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(truth.Mask, Is.EqualTo(planted.Mask));
            Assert.That(truth.Receipt.Samples, Is.EqualTo(HostDigest.OfSamples(scenario.Data.Training, scenario.Data.Pruning, scenario.Data.Test)));
            Assert.That((truth.Receipt.Weights, truth.Receipt.Biases), Is.EqualTo((planted.WeightCount, planted.BiasCount)));
            Assert.That(truth.Receipt.OutputScales, Is.EqualTo(planted.OutputScales));
            Assert.That(truth.Receipt.LargestDeviation, Is.EqualTo(planted.Deviation.LargestInSingle));
            Assert.That((truth.Receipt.MatchedUnits, truth.Receipt.FallbackUnits), Is.EqualTo((planted.MatchedUnits, planted.FallbackUnits)));
        }
    }

    // What the file says of units and scales is all that is needed to find the target in the host, whose floats are rounded in the eighth digit.
    [Test, Spec("EXCH-047")]
    public void Arrays_GiveTheTargetBack([Values("relu", "circle", "helix")] string task)
    {
        var scenario = Networks.Planted(task, depth: 5, width: 70);
        using var file = Networks.TruthFile(scenario);
        var (host, target) = (scenario.Planted.HostParameters, scenario.Target);
        foreach (var slice in target.Layout.Slices)
        {
            var wanted = file.Require("target." + slice.Name).ReadDoubles();
            var (units, scales) = Of(slice.Layer);
            var (sources, sourceScales) = slice.Layer == 0 || slice.Kind == ParameterKind.Bias ? (null, null) : ((long[]?, double[]?))Of(slice.Layer - 1);
            for (var o = 0; o < slice.Rows; o++)
            {
                for (var i = 0; i < slice.Columns; i++)
                {
                    var index = slice.Kind == ParameterKind.Bias
                        ? scenario.Layout.BiasIndex(slice.Layer, (int)units[o])
                        : scenario.Layout.WeightIndex(slice.Layer, (int)units[o], (int)(sources?[i] ?? i));
                    var kept = scenario.Planted.Receipt.Mask[index] ? host[index] : 0.0;
                    Assert.That(kept * (sourceScales?[i] ?? 1) / scales[o], Is.EqualTo(wanted[(o * slice.Columns) + i]).Within(1e-5).Percent);
                }
            }
        }

        (long[] Units, double[] Scales) Of(int layer) =>
            (file.Require($"units.layer{layer + 1}").ReadIntegers(), file.Require($"scales.layer{layer + 1}").ReadDoubles());
    }

    [Test, Spec("EXCH-048")]
    public void TruthOfAnotherHost_IsRefused()
    {
        using var file = Networks.TruthFile(Networks.Planted(seed: 1));
        var other = Networks.Host(Networks.Planted(seed: 2), "other.npz");
        var own = Networks.Host(Networks.Planted(seed: 1));
        Assert.That(
            Assert.Throws<NpzException>(() => TruthFile.Find(file, other))!.Message,
            Is.EqualTo($"planted.truth.npz: receipt is about the host {own.Digest[..12]}; other.npz holds {other.Digest[..12]}"));
    }

    [Test, Spec("EXCH-049")]
    public void TruthThatContradictsItself_IsRefused()
    {
        var host = Networks.OwnHost();
        string Receipt(string of) => $$"""{"format":"plantnseek truth 1","host":{{of}},"samples":"","weights":12,"biases":4,"outputScales":[],"largestDeviation":0,"matchedUnits":0,"fallbackUnits":0}""";
        var arrays = new ArrayFile("truth.npz").WithText("receipt", Receipt($"\"{host.Digest}\""));
        foreach (var slice in host.Layout.Slices)
        {
            arrays.With("truth." + slice.Name, Enumerable.Repeat(true, slice.Length).ToArray(), slice.Kind == ParameterKind.Weight ? [slice.Rows, slice.Columns] : [slice.Rows]);
        }

        using var file = arrays.Open();
        using var nothing = arrays.WithText("receipt", Receipt("null")).Open();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => TruthFile.Find(file, host),
                Throws.TypeOf<NpzException>().With.Message.EqualTo("truth.npz: receipt says 12 weights and 4 biases; truth.layer1.weight and so on have 12 and 5"));
            Assert.That(() => TruthFile.Find(nothing, host), Throws.TypeOf<NpzException>().With.Message.StartsWith("truth.npz: receipt is not the JSON of 'plantnseek truth 1': "));
        }
    }

    [TestCase("planted.npz", "planted.truth.npz")]
    [TestCase("a/planted.NPZ", "a/planted.truth.npz")]
    [TestCase("circle-0.01", "circle-0.01.truth.npz")]
    [TestCase("circle-0.05", "circle-0.05.truth.npz")]
    [Spec("EXCH-012")]
    public void EveryHost_HasATruthOfItsOwn(string host, string truth)
    {
        Assert.That(PlantedFiles.TruthPath(host), Is.EqualTo(truth));
        Assert.That((PlantedFiles.IsTruthPath(host), PlantedFiles.IsTruthPath(truth)), Is.EqualTo((false, true)), "a host is not written where a truth goes");
    }

    [Test, Spec("EXCH-049")]
    public void WhatIsNoTruth_IsToldSo()
    {
        var folder = Directory.CreateTempSubdirectory("truth").FullName;
        try
        {
            var path = Networks.OwnMask().Save(folder);
            Assert.That(
                Assert.Throws<NpzException>(() => TruthFile.Read(path, Networks.OwnHost()))!.Message, Is.EqualTo("mask.npz has no array receipt; it is no truth of a planted host"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test, Spec("EXCH-013")]
    public void Digest_IsTheHashOfWidthsAndParameters()
    {
        float[] parameters = [.. Enumerable.Range(0, 5000).Select(i => i / 7f)];
        byte[] bytes = [.. Encoding.ASCII.GetBytes("4999-1\n"), .. parameters.SelectMany(p => BitConverter.GetBytes(BitConverter.SingleToInt32Bits(p)))];
        Assert.That(HostDigest.Of(new Architecture(4999, 1).Graph, parameters), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }
}
