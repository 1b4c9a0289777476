using PlantNSeek.Artifacts;
using PlantNSeek.Experiments.Images;
using PlantNSeek.Judging;
using PlantNSeek.Networks;
using PlantNSeek.Properties.Exchange;
using PlantNSeek.Pruning;

namespace PlantNSeek.Properties.Judging;

using Networks = PlantNSeek.Properties.Exchange.Networks;

/// <summary>This program registers no engine for convolutions.</summary>
public sealed class MissingEngineTests
{
    [Test, Spec("EXCH-066")]
    public void WithoutItsEngine_AHostIsReadButNotJudged()
    {
        var host = ImageHosts.Read(ImageHosts.Planted());
        const string Refusal = "no engine is called 'torch'; known are managed";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new MaskJudge(host, null), Throws.ArgumentException.With.Message.StartsWith(Refusal));
            Assert.That(() => HostSeeking.Problem(host, new Density(0.1)), Throws.ArgumentException.With.Message.StartsWith(Refusal));
            Assert.That(() => new MaskJudge(Networks.OwnHost(), null), Throws.Nothing);
        }
    }

    [Test, Spec("EXCH-065")]
    public void Seekers_AreThoseThatCanSeekInTheGraph()
    {
        var (graph, chain) = (ImageHosts.Planted().Graph, Networks.OwnHost().Graph);
        string[] names = [.. ImageSeekers.Make(graph).Select(static named => named.Name)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(HostSeeking.Beside(graph).Select(static seeker => seeker.Name), Is.EqualTo(names).And.Not.Empty);
            Assert.That(names.Append("random").Select(name => HostSeeking.Seeker(name.ToUpperInvariant(), 1, graph).Name), Is.EqualTo(names.Append("Random")));
            Assert.That(HostSeeking.Beside(graph).OfType<IDemandingSeeker>().Select(seeker => seeker.Lacks(graph)), Is.All.Null);
            Assert.That(() => HostSeeking.Seeker("local search", 1, graph), Throws.ArgumentException.With.Message.StartsWith("Local search takes a fully connected ReLU network"));
            Assert.That(() => HostSeeking.Seeker("nobody", 1, graph), Throws.ArgumentException.With.Message.Contains(ImageSeekers.GlobalEdgePopup));
            Assert.That(HostSeeking.Seeker("local search", 1, chain).Name, Is.EqualTo("Local search"));
        }
    }
}
