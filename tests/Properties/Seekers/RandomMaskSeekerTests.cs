using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers;

namespace PlantNSeek.Properties.Seekers;

/// <summary>Random masks with the densities of a rule.</summary>
[TestFixture]
public class RandomMaskSeekerTests
{
    private static readonly RandomMaskSeeker[] Seekers = [.. Enum.GetValues<LayerDensityRule>().Select(rule => new RandomMaskSeeker(rule))];

    [PinnedProperty]
    [Spec("LAYER-009")]
    public bool KeepsTheBudget_InTheRulesLayers(Architecture architecture, Seed seed)
    {
        var problem = SeekingCase.Problem(architecture, seed);
        return Seekers.All(seeker =>
        {
            var found = seeker.Seek(problem.Again(seed));
            return found is { Samples: 0, StartParameters: null }
                && found.Mask.KeptCount == problem.KeptCount
                && LayerDensities.CountsOf(architecture.Layout, found.Mask).SequenceEqual(LayerDensities.Counts(architecture.Layout, problem.KeptCount, seeker.Rule));
        });
    }

    [PinnedProperty]
    [Spec("LAYER-009")]
    public bool SeesNeitherDataNorParameters(Architecture architecture, Seed seed)
    {
        var problem = SeekingCase.Problem(architecture, seed, Density.OfCount(1, 2));
        var other = SeekingCase.Problem(architecture, new Seed(seed.Value + 1), Density.OfCount(1, 2)).Again(seed);
        return Seekers.All(seeker => seeker.Seek(problem.Again(seed)).Mask.Equals(seeker.Seek(other.Again(seed)).Mask));
    }

    [Test]
    [Spec("LAYER-009")]
    public void Names_AreThoseOfTheField() => Assert.That(
        Seekers.Select(seeker => seeker.Name),
        Is.EqualTo(new[] { "Random uniform", "Random ER", "Random ERK", "Random balanced", "Random pyramidal", "Random smart ratio" }));
}
