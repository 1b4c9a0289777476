using System.Security.Cryptography;
using System.Text;
using PlantNSeek.Exchange;
using PlantNSeek.Networks;
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
            Assert.That((truth.Receipt.Weights, truth.Receipt.Biases), Is.EqualTo((planted.WeightCount, planted.BiasCount)));
            Assert.That(truth.Receipt.OutputScales, Is.EqualTo(planted.OutputScales));
            Assert.That(truth.Receipt.LargestDeviation, Is.EqualTo(planted.Deviation.LargestInSingle));
            Assert.That((truth.Receipt.MatchedUnits, truth.Receipt.FallbackUnits), Is.EqualTo((planted.MatchedUnits, planted.FallbackUnits)));
        }
    }

    // What the file says of units and scales is all that is needed to find the target in the host, whose floats are rounded in the eighth digit.
    [Test, Spec("EXCH-003")]
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

    [Test, Spec("EXCH-003")]
    public void TruthOfAnotherHost_IsRefused()
    {
        using var file = Networks.TruthFile(Networks.Planted(seed: 1));
        var other = Networks.Host(Networks.Planted(seed: 2), "other.npz");
        var own = Networks.Host(Networks.Planted(seed: 1));
        Assert.That(
            Assert.Throws<NpzException>(() => TruthFile.Find(file, other))!.Message,
            Is.EqualTo($"planted.truth.npz: receipt is about the host {own.Digest[..12]}; other.npz holds {other.Digest[..12]}"));
    }

    [Test, Spec("EXCH-003")]
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
        Assert.That(HostDigest.Of(new Architecture(4999, 1), parameters), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }
}
