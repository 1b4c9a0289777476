namespace PlantNSeek.Packaging;

/// <summary>What <c>dotnet pack</c> makes of the repository.</summary>
public sealed class PackageTests
{
    private static readonly string[] Libraries = ["PlantNSeek", "PlantNSeek.Reproduction", "PlantNSeek.Exchange", "PlantNSeek.Testing", "PlantNSeek.TorchSharp"];

    private static readonly string[] All = [.. Libraries, "PlantNSeek.Cli", "PlantNSeek.Templates"];

    [Test, Spec("PACK-001")]
    public void Pack_PacksWhatIsForOthers_WithoutAWarning()
    {
        Assert.That(Feed.Local.Packing.ExitCode, Is.Zero, Feed.Local.Packing.Output);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Directory.GetFiles(Feed.Local.Packages, "*.nupkg").Select(Path.GetFileName), Is.EquivalentTo(All.Select(id => $"{id}.{Feed.Local.Version}.nupkg")));
            Assert.That(Feed.Local.Packing.Output, Does.Not.Contain("warning"));
            Assert.That(Feed.Local.Packing.Error, Is.Empty);
        }
    }

    [Test, Spec("PACK-002")]
    public void EveryPackage_SaysWhatItIs([ValueSource(nameof(All))] string id)
    {
        var package = Read(id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(package["license"], Is.EqualTo("Apache-2.0"));
            Assert.That(package["description"], Has.Length.GreaterThan(30));
            Assert.That(package["tags"].Split(' '), Does.Contain("pruning"));
            Assert.That(package["readme"], Is.EqualTo("README.md"));
            Assert.That(package.Files, Does.Contain("README.md"));
        }
    }

    [Test, Spec("PACK-002")]
    public void EveryLibrary_HasItsDocumentation_AndSymbolsBesideIt([ValueSource(nameof(Libraries))] string id)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read(id).Files, Is.SupersetOf(new[] { $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml" }));
            Assert.That(PackedFile.Read(PathOf(id, "snupkg")).Files, Does.Contain($"lib/net10.0/{id}.pdb"));
        }
    }

    [Test, Spec("PACK-003")]
    public void TheLibrary_AsksForNoOtherPackage() => Assert.That(Read("PlantNSeek").Dependencies, Is.Empty);

    [Test, Spec("PACK-005")]
    public void Packages_AskForEachOtherInExactlyTheirOwnVersion()
    {
        var exact = $"[{Feed.Local.Version}]";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Ours("PlantNSeek.Reproduction"), Is.EquivalentTo(new Dictionary<string, string> { ["PlantNSeek"] = exact }));
            Assert.That(Ours("PlantNSeek.Exchange"), Is.EquivalentTo(new Dictionary<string, string> { ["PlantNSeek.Reproduction"] = exact }));
            Assert.That(Ours("PlantNSeek.TorchSharp"), Is.EquivalentTo(new Dictionary<string, string> { ["PlantNSeek"] = exact }));
            Assert.That(Ours("PlantNSeek.Testing"), Is.EquivalentTo(new Dictionary<string, string> { ["PlantNSeek"] = exact }));
        }
    }

    [Test, Spec("PACK-006")]
    public void OnlyOnePackage_AsksForTorchSharp_AndNoneForLibtorch_OrHoldsAPath()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Libraries.Where(id => Read(id).Dependencies.Keys.Any(d => d.StartsWith("TorchSharp", StringComparison.Ordinal))), Is.EqualTo((string[])["PlantNSeek.TorchSharp"]));
            Assert.That(All.SelectMany(id => Read(id).Dependencies.Keys).Where(d => d.StartsWith("libtorch", StringComparison.Ordinal)), Is.Empty);
            Assert.That(All.SelectMany(id => Read(id).Files).Where(f => f.EndsWith("libtorch.txt", StringComparison.Ordinal) || f.Contains("torch_cpu", StringComparison.Ordinal)), Is.Empty);
        }
    }

    private static Dictionary<string, string> Ours(string id) =>
        Read(id).Dependencies.Where(d => d.Key.StartsWith("PlantNSeek", StringComparison.Ordinal)).ToDictionary();

    private static PackedFile Read(string id) => PackedFile.Read(PathOf(id, "nupkg"));

    private static string PathOf(string id, string extension) => Path.Combine(Feed.Local.Packages, $"{id}.{Feed.Local.Version}.{extension}");
}
