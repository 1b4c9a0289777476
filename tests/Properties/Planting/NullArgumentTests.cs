using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;

namespace PlantNSeek.Properties.Planting;

public sealed class NullArgumentTests
{
    private static IEnumerable<TestCaseData> Calls()
    {
        var architecture = new Architecture(1, 2, 1);
        var network = new DoubleNetwork(architecture, new double[architecture.Layout.Count]);
        var planted = Planter.Plant(network, network, new PlantingOptions());
        var symmetry = HidingSymmetry.Identity(architecture);
        var (options, stream) = (HidingOptions.Default, new RandomStream(1, "hide"));
        yield return Call("Planter.Plant", "target", () => Planter.Plant(null!, network, new PlantingOptions()));
        yield return Call("Planter.Plant", "host", () => Planter.Plant(network, null!, new PlantingOptions()));
        yield return Call("Planter.Plant", "options", () => Planter.Plant(network, network, null!));
        yield return Call("Hiding.Hide", "planted", () => Hiding.Hide(null!, options, stream));
        yield return Call("Hiding.Hide", "options", () => Hiding.Hide(planted, null!, stream));
        yield return Call("Hiding.Hide", "stream", () => Hiding.Hide(planted, options, null!));
        yield return Call("Hiding.Apply", "planted", () => Hiding.Apply(null!, symmetry));
        yield return Call("Hiding.Apply", "symmetry", () => Hiding.Apply(planted, null!));
        yield return Call("Hiding.RandomSymmetry", "architecture", () => Hiding.RandomSymmetry(null!, options, stream));
        yield return Call("HidingSymmetry", "architecture", () => new HidingSymmetry(null!, [[0, 1]], [[1, 1]]));
        yield return Call("HidingSymmetry", "places", () => new HidingSymmetry(architecture, null!, [[1, 1]]));
        yield return Call("HidingSymmetry", "factors", () => new HidingSymmetry(architecture, [[0, 1]], null!));
        yield return Call("HidingSymmetry.Identity", "architecture", () => HidingSymmetry.Identity(null!));
        yield return Call("symmetry.Apply", "network", () => symmetry.Apply((DoubleNetwork)null!));
        yield return Call("symmetry.Apply of a mask", "mask", () => symmetry.Apply((Mask)null!));
        yield return Call("symmetry.Then", "next", () => symmetry.Then(null!));
    }

    [TestCaseSource(nameof(Calls)), Spec("PLANT-017")]
    public void NullArguments_AreNamed(string name, Func<object> call) =>
        Assert.That(() => call(), Throws.ArgumentNullException.With.Property(nameof(ArgumentException.ParamName)).EqualTo(name));

    private static TestCaseData Call(string method, string name, Func<object> call) => new TestCaseData(name, call).SetArgDisplayNames(method, name);
}
