using PlantNSeek.Experiments.RareGems;
using PlantNSeek.TestSupport;

namespace PlantNSeek.TorchSharp.Tests.Pictures;

/// <summary>The learning rates of scores that Rare Gems has, and the list of what others came to.</summary>
internal sealed class GemChoosingTests : LibtorchFixture
{
    private static readonly string List = RepositoryRoot.Combine("spec", "reference", "gem-choosing.tsv");

    [Test, Explicit("adds what the list lacks of a replicate; a network takes minutes"), Spec("GEMS-013")]
    public void TheList_IsMade([Values(1, 2, 3)] int replicate)
    {
        var lines = File.Exists(List) ? File.ReadAllLines(List).ToList() : [GemChoosing.Head];
        foreach (var row in GemChoosing.Rows)
        {
            foreach (var rate in GemChoosing.Rates.Where(r => !lines.Any(l => l.StartsWith(FormattableString.Invariant($"{row}\t{r}\t{replicate}\t"), StringComparison.Ordinal))))
            {
                lines.Add(GemChoosing.Line(row, rate, replicate, DataSetFolder.Named, TorchEngine.Instance, CancellationToken.None));
                File.WriteAllText(List, string.Join('\n', lines) + "\n");
            }
        }

        Assert.That(lines, Is.Unique);
    }
}
