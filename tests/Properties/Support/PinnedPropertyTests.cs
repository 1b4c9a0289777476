using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Properties.Support;

[Spec("REPO-016")]
public sealed class PinnedPropertyTests
{
    private static bool _drawn;

    [PinnedProperty]
    public void FirstCase_IsTheSameInEveryRun(Architecture architecture, Seed seed)
    {
        var first = !_drawn;
        _drawn = true;
        if (first && Environment.GetEnvironmentVariable(PinnedPropertyAttribute.FreshSeeds) is not "1")
        {
            Assert.That($"{architecture} {seed.Value}", Is.EqualTo("1-3 492716133"));
        }
    }

    [PinnedProperty]
    public void Architectures_AreSmall(Architecture architecture)
    {
        Assert.That(architecture.Depth, Is.InRange(2, 5));
        Assert.That(architecture.Widths.ToArray(), Has.All.InRange(1, 5));
    }
}
