using PlantNSeek.Experiments.Images;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Tasks.Images.Planted;

namespace PlantNSeek.Properties.Experiments.Images;

/// <summary>Masks of convolutions that are shuffled place by place of a kernel.</summary>
public sealed class KernelShuffleTests
{
    [Test, Spec("XFER-020")]
    public void EachTap_KeepsItsNumber_AndOtherWeightsOfIt()
    {
        var layout = PlantedImageTasks.Bars.Definition(3, 8).Graph.Layout;
        var (random, first) = (new RandomStream(1, "mask"), layout.Weight(0));
        // All centres of the first kernels but one in four of all else: what layers alone would not keep apart.
        var mask = Mask.From(layout.Count, i => i < first.End ? (i - first.Offset) % 9 == 4 : random.NextInt32(4) == 0);
        var shuffled = KernelShuffle.ByTaps(layout, mask, new RandomStream(2, "shuffle"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shuffled, Is.Not.EqualTo(mask));
            foreach (var slice in layout.Slices.ToArray())
            {
                var taps = slice.Shape.Extents.Length == 4 ? 9 : 1;
                int Kept(Mask of, int tap) => Enumerable.Range(0, slice.Length).Count(i => i % taps == tap && of[slice.Offset + i]);
                Assert.That(Enumerable.Range(0, taps).Select(tap => Kept(shuffled, tap)), Is.EqualTo(Enumerable.Range(0, taps).Select(tap => Kept(mask, tap))), slice.Name);
            }
        }
    }
}
