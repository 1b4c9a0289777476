using PlantNSeek.Experiments.PictureTransfer;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Models;
using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.Properties.Experiments.PictureTransfer;

/// <summary>Rounds that each prune a fifth of the weights of convolutions.</summary>
public sealed class FifthPruningTests
{
    private static NetworkDefinition Model(string name) => ModelCatalog.Make(name, new ModelShape(new FeatureShape(3, 8, 8), 4, 0.125));

    [Test, Spec("XFER-004")]
    public void TheLeastOfAllConvolutions_Go_AndAllElseIsKept([Values("resnet8-affine", "vgg8-bn")] string name)
    {
        var network = Model(name);
        var parameters = Initialisation.Draw(network, InitialisationRule.HeBiases, new Seed(1).Stream(name));
        int[] convolutions = [.. Enumerable.Range(0, network.Layout.LayerCount - 1).Select(network.Layout.Weight).SelectMany(static s => Enumerable.Range(s.Offset, s.Length))];
        var pruning = new FifthPruning(network, prunesScales: false);
        var (once, twice) = (pruning.Mask(parameters, Mask.All(parameters.Length), 1), pruning.Mask(parameters, Mask.All(parameters.Length), 2));
        var order = convolutions.OrderBy(i => Math.Abs(parameters[i])).ToArray();
        int Left(double share) => (int)Math.Round(share * convolutions.Length);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Gone(once), Is.EquivalentTo(order[..^Left(0.8)]));
            Assert.That(Gone(twice), Is.EquivalentTo(order[..^Left(0.8 * 0.8)]));
            Assert.That(pruning.Mask(parameters, once, 2), Is.EqualTo(twice));
            Assert.That(Gone(pruning.Mask(Array.ConvertAll(parameters, static p => 1 / (p + 3)), once, 2)), Is.SupersetOf(Gone(once)), "nested whatever the parameters are by then");
        }
    }

    [TestCase("resnet8-affine", "stage2.block1.shortcut.bn.weight,stage3.block1.shortcut.bn.weight", "fc.weight")]
    [TestCase("vgg8-bn", "bn1.weight,bn2.weight,bn3.weight,bn4.weight,bn5.weight,bn6.weight,fc.weight", "conv1.bias")]
    [Spec("XFER-005")]
    public void ByPartsOfNames_ScalesGoToo(string name, string pruned, string kept)
    {
        var network = Model(name);
        var parameters = Initialisation.Draw(network, InitialisationRule.HeBiases, new Seed(2).Stream(name));
        string[] small = [.. pruned.Split(',')];
        foreach (var slice in network.Layout.Slices.ToArray().Where(s => small.Contains(s.Name) || s.Kind is ParameterKind.Scale or ParameterKind.Bias || s.Name == kept))
        {
            parameters.AsSpan(slice.Offset, slice.Length).Fill(1e-9f); // far below all weights, as scales seldom are after a short training
        }

        var gone = Gone(new FifthPruning(network, prunesScales: true).Mask(parameters, Mask.All(parameters.Length), 1));
        var without = Gone(new FifthPruning(network, prunesScales: false).Mask(parameters, Mask.All(parameters.Length), 1));
        bool Whole(string tensor, int[] masked) => network.Layout.Slices.ToArray().Single(s => s.Name == tensor) is var slice && Enumerable.Range(slice.Offset, slice.Length).All(masked.Contains);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(small.Select(s => Whole(s, gone)), Has.All.True);
            Assert.That(small.Select(s => Whole(s, without)), Has.All.False);
            Assert.That(Whole(kept, gone), Is.False);
        }
    }

    [TestCase(1, 0)]
    [TestCase(0.41, 4)]
    [TestCase(0.168, 8)]
    [TestCase(0.069, 12)]
    [Spec("XFER-004")]
    public void ADensity_IsThatOfItsRounds(double density, int rounds) => Assert.That(FifthPruning.RoundsTo(density), Is.EqualTo(rounds));

    [TestCase(0.5)]
    [TestCase(0.07)]
    [Spec("XFER-014")]
    public void ADensityOfNoRounds_IsAnError(double density) => Assert.That(
        () => FifthPruning.RoundsTo(density), Throws.ArgumentException.With.Message.Contains(FormattableString.Invariant($"density is {density}; rounds that keep 0.8 of what is left do not leave it")));

    private static int[] Gone(Mask mask) => mask.Complement().KeptIndices();
}
