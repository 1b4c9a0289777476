using System.Text.RegularExpressions;
using PlantNSeek.Artifacts;
using PlantNSeek.Judging;
using PlantNSeek.Networks;
using PlantNSeek.Properties.Exchange;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;

namespace PlantNSeek.Properties.Judging;

/// <summary>What a judgement says of kernels and channels, which needs no engine.</summary>
public sealed class KernelFigureTests
{
    [Test, Spec("EXCH-067")]
    public void Channels_AreCountedOneByOne([Values("bars", "long-bar")] string task)
    {
        var (host, truth) = Planted(task);
        var mask = Mask.From(host.Layout.Count, i => i % 5 == 0 || (truth.Mask[i] && i % 2 == 0));
        var finds = ChannelFinds.Of(host.Layout, mask, truth.Mask);
        foreach (var find in finds)
        {
            var (planted, whole, partly) = (0, 0, 0);
            for (var channel = 0; channel < find.Channels; channel++)
            {
                int[] own = [.. Enumerable.Range(0, host.Layout.Count).Where(i => truth.Mask[i] && host.Layout.SliceAt(i) is var s && s.Layer == find.Layer && (i - s.Offset) / s.Columns == channel)];
                var kept = own.Count(i => mask[i]);
                planted += own.Length > 0 ? 1 : 0;
                whole += own.Length > 0 && kept == own.Length ? 1 : 0;
                partly += kept > 0 && kept < own.Length ? 1 : 0;
            }

            Assert.That((find.Planted, find.Whole, find.Partly), Is.EqualTo((planted, whole, partly)), $"layer {find.Layer}");
        }

        Assert.That(finds.Sum(f => f.Whole) * finds.Sum(f => f.Partly), Is.Positive, "there is something to count");
        Assert.That(ChannelFinds.Of(host.Layout, truth.Mask, truth.Mask).All(f => (f.Whole, f.Partly) == (f.Planted, 0)), Is.True);
    }

    [Test, Spec("EXCH-067")]
    public void Picture_HasEachPlantedParameterOnce_FilledWhereItIsKept()
    {
        var (host, truth) = Planted("bars");
        var mask = Mask.From(host.Layout.Count, i => truth.Mask[i] && i % 2 == 0);
        var weights = truth.Mask.KeptIndices().Where(i => host.Layout.SliceAt(i).Kind == ParameterKind.Weight).ToArray();
        var svg = Draw(host, truth, mask);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Count(svg, "rect class=\"fill-2\"") - 1, Is.EqualTo(weights.Count(i => mask[i])), "one in the legend");
            Assert.That(Count(svg, "rect class=\"empty\"") - 1, Is.EqualTo(weights.Count(i => !mask[i])));
            Assert.That(Count(svg, "circle class=\"neuron fill-2\"") - 1, Is.EqualTo(truth.Mask.KeptCount - weights.Length - truth.Mask.KeptIndices().Except(weights).Count(i => !mask[i])));
            Assert.That(svg, Does.Contain("layer 1, kernels of 3x3: 4 of 6 channels are planted"));
            Assert.That(Count(Draw(host, null, mask), "rect class=\"fill-1\"") - 1, Is.EqualTo(weights.Count(i => mask[i])), "without a truth all is found");
        }
    }

    private static (Host Host, Truth Truth) Planted(string task)
    {
        using var file = ImageHosts.File(ImageHosts.Planted(task), reveal: true);
        var host = HostFile.Read(file);
        return (host, TruthFile.Find(file, host)!);
    }

    private static string Draw(Host host, Truth? truth, Mask mask)
    {
        var judgement = new MaskJudgement
        {
            Name = "mask.npz",
            Mask = mask,
            Summary = MaskSummary.Of(host.Graph, mask),
            Overlap = truth is null ? null : Overlap.Of(host.Layout, mask, truth.Mask),
            Channels = truth is null ? null : ChannelFinds.Of(host.Layout, mask, truth.Mask),
            Scores = [new ProtocolScore("Paper", 0.5, null), new ProtocolScore("Fair", 0.5, null)],
        };
        return JudgementFigure.Draw(new Judgements { Host = host, Truth = truth, IsAccuracy = true, Masks = [judgement] }, judgement, "host-1").ToInline();
    }

    private static int Count(string text, string part) => Regex.Count(text, Regex.Escape(part));
}
