using System.Security.Cryptography;
using System.Text;
using PlantNSeek.Artifacts;
using PlantNSeek.Artifacts.Graphs;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Models;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Numpy;
using PlantNSeek.Pruning;

namespace PlantNSeek.Properties.Exchange;

public sealed class ImageHostFileTests
{
    [Test, Spec("EXCH-056")]
    public void PlantedHost_IsReadBackBitForBit([Values("bars", "count", "long-bar")] string task, [Values("Fair", "Paper")] string protocol)
    {
        var planted = ImageHosts.Planted(task, protocol, seed: 2);
        using var file = ImageHosts.File(planted);
        var host = HostFile.Read(file);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(host.Graph.AsDefinition, Is.EqualTo(planted.Graph.AsDefinition));
            Assert.That(host.Parameters.Select(BitConverter.SingleToUInt32Bits), Is.EqualTo(planted.Parameters.Select(BitConverter.SingleToUInt32Bits)));
            Assert.That(Networks.Same(host.Training, planted.Data.Training), Is.True);
            Assert.That(Networks.Same(host.Pruning, planted.Data.Pruning), Is.True);
            Assert.That(Networks.Same(host.Test!, planted.Data.Test), Is.True);
            Assert.That(host.Description! with { Widths = [] }, Is.EqualTo(planted.Description with { Widths = [] }));
            Assert.That(host.Description!.Format, Is.EqualTo("plantnseek host 2"));
            Assert.That(file.Require("layer2.weight").Shape, Is.EqualTo(new[] { 6, 6, 3, 3 }));
            Assert.That(file.Require($"layer{host.Layout.LayerCount}.weight").Shape, Is.EqualTo(new[] { task == "count" ? 1 : 4, 6 }));
            Assert.That(file.Require("prune.x").Shape, Is.EqualTo(new[] { 10, 1, 12, 12 }));
            Assert.That(file.Arrays.Select(a => a.Name), Has.None.StartsWith("truth").And.None.StartsWith("target").And.None.EqualTo("receipt"));
        }
    }

    [Test, Spec("EXCH-057")]
    public void Operations_AreReadBackAsTheyWere()
    {
        var definition = new NetworkDefinition("all", new FeatureShape(2, 9, 8),
            new ConvolutionNode("layer1", "input", 3, 3, 5, 1, 2, HasBias: false),
            new ReluNode("a", "layer1"),
            new ConvolutionNode("layer2", "a", 5, 3, 3, 2, 1),
            new PaddedShortcutNode("b", "a", 2, 1, 1),
            new SumNode("d", "layer2", "b"),
            new AveragePoolingNode("e", "d", 2, 1),
            new GlobalAverageNode("f", "e"),
            new FlattenNode("g", "e"),
            new LinearNode("layer3", "g", 4),
            new LinearNode("layer4", "layer3", 2, HasBias: false));
        var pooled = new NetworkDefinition("pooled", new FeatureShape(1, 6, 6), new MaxPoolingNode("p", "input", 2, 3), new LinearNode("layer1", "p", 2));
        using var file = new ArrayFile("own.npz").With("graph", writer => GraphArray.Add(writer, definition.Graph)).Open();
        using var second = new ArrayFile("own.npz").With("graph", writer => GraphArray.Add(writer, pooled.Graph)).Open();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(GraphArray.Find(file)!.AsDefinition, Is.EqualTo(definition));
            Assert.That(GraphArray.Find(second)!.AsDefinition, Is.EqualTo(pooled));
            Assert.That(
                () => GraphText.Of(ModelCatalog.Make("resnet8", new ModelShape(new FeatureShape(3, 16, 16), 10))),
                Throws.TypeOf<NotSupportedException>().With.Message.Contains("NormalisationNode; files hold conv2d, linear, relu"));
        }
    }

    [Test, Spec("EXCH-060")]
    public void Digest_IsOfGraphAndParameters_AndTiesTheTruth()
    {
        var (planted, other) = (ImageHosts.Planted(), ImageHosts.Read(ImageHosts.Planted(seed: 2)));
        using var file = ImageHosts.File(planted);
        using var truth = ImageHosts.TruthFile(planted);
        var bytes = Encoding.ASCII.GetBytes(file.Require("graph").ReadText() + "\n").Concat(planted.Parameters.SelectMany(BitConverter.GetBytes)).ToArray();
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.That((planted.Receipt.Host, HostFile.Read(file).Digest), Is.EqualTo((digest, digest)));
        Assert.That(
            () => TruthFile.Find(truth, other),
            Throws.TypeOf<NpzException>().With.Message.EqualTo($"planted.truth.npz: receipt is about the host {digest[..12]}; planted.npz holds {other.Digest[..12]}"));
    }

    // By the arrays alone, as whoever reads the files does. Layers of the tasks on images follow one another but for sums, which keep places and scales.
    [TestCase("bars"), TestCase("count"), TestCase("long-bar"), Spec("EXCH-061")]
    public void Target_TimesItsScales_IsWhatTheHostHolds(string task)
    {
        var planted = ImageHosts.Planted(task);
        using var file = ImageHosts.File(planted, reveal: true);
        var host = HostFile.Read(file);
        var mask = TruthFile.Find(file, host)!.Mask;
        var (units, scales, seen) = (new long[] { 0 }, new double[] { 1 }, 0);
        for (var layer = 1; file.Find($"target.layer{layer}.weight") is { } array; layer++)
        {
            var ((before, scaledBefore), target, weight) = ((units, scales), array.ReadDoubles(), host.Layout.Weight(layer - 1));
            (units, scales) = (file.Require($"units.layer{layer}").ReadIntegers(), file.Require($"scales.layer{layer}").ReadDoubles());
            var taps = array.Count / units.Length / before.Length;
            for (var i = 0; i < target.Length; i++)
            {
                var (output, input) = (i / (before.Length * taps), i / taps % before.Length);
                if (target[i] != 0 && units[output] >= 0)
                {
                    var place = weight.Offset + ((int)units[output] * weight.Columns) + ((int)before[input] * taps) + (i % taps);
                    Assert.That(mask[place], Is.True, host.Layout.Describe(place));
                    Assert.That(host.Parameters[place], Is.EqualTo(target[i] * scales[output] / scaledBefore[input]).Within(2e-5).Percent);
                    seen++;
                }
            }
        }

        Assert.That((seen, mask), Is.EqualTo((planted.Receipt.Weights, planted.Mask)));
        Assert.That(planted.Receipt.MatchedUnits, Is.Positive);
    }

    [Test, Spec("EXCH-062")]
    public void Mask_IsReadBack_WithTheHostsShapes()
    {
        var host = ImageHosts.Read(ImageHosts.Planted());
        var written = new FoundTicket(Mask.From(host.Layout.Count, static i => i % 3 == 0)) { StartParameters = host.Parameters, StartSamples = 7 };
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "image-mask.npz");
        MaskFile.Write(path, host.Layout, written);
        using var file = NpzFile.Open(path);
        var (read, _) = MaskFile.Read(file, host);
        Assert.That((read.Mask, read.StartSamples), Is.EqualTo((written.Mask, (long?)7)));
        Assert.That(read.StartParameters!.Value.ToArray(), Is.EqualTo(host.Parameters));
        Assert.That(file.Require("layer1.weight").Shape, Is.EqualTo(new[] { 6, 1, 3, 3 }));
    }

    [Test, Spec("EXCH-062")]
    public void MasksThatDoNotFit_AreRefusedInOneLine()
    {
        var host = ImageHosts.Read(ImageHosts.Planted());
        string Refusal(ArrayFile mask)
        {
            using var file = mask.Open();
            return Assert.Throws<NpzException>(() => MaskFile.Read(file, host))!.Message;
        }

        ArrayFile Mask() => new ArrayFile("mask.npz")
            .With("layer1.weight", new bool[54], 6, 1, 3, 3).With("layer1.bias", new bool[6], 6).With("layer2.weight", new bool[324], 6, 6, 3, 3).With("layer2.bias", new bool[6], 6)
            .With("layer3.weight", new bool[324], 6, 6, 3, 3).With("layer3.bias", new bool[6], 6).With("layer4.weight", new bool[24], 4, 6).With("layer4.bias", new bool[4], 4);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(Mask().With("layer2.weight", new bool[324], 6, 54)), Is.EqualTo("mask.npz: layer2.weight has the shape (6, 54); layer2.weight of planted.npz has (6, 6, 3, 3)"));
            Assert.That(Refusal(Mask().With("layer5.bias", new bool[4], 4)), Is.EqualTo("mask.npz: layer5.bias is no tensor of planted.npz, which has 4 layers, layer1.weight to layer4.bias"));
            Assert.That(Refusal(Mask().Without("layer1.bias", "layer2.bias", "layer3.bias", "layer4.bias")), Does.StartWith("mask.npz has no array layer1.bias, nor any other bias; "));
            Assert.That(
                Refusal(Mask().WithText("origin", """{"format":"plantnseek mask 1","seeker":"SNIP","host":"0123456789abcdef","problem":"","sources":"","samples":0}""")),
                Is.EqualTo($"mask.npz: origin says that it was sought in the host 0123456789ab; planted.npz holds {host.Digest[..12]}"));
        }
    }
}
