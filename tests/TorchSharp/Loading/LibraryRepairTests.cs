using PlantNSeek.TorchSharp.Loading;

namespace PlantNSeek.TorchSharp.Tests.Loading;

public sealed class LibraryRepairTests
{
    [Test, Spec("LOAD-022")]
    public void TheInstalledLibrary_HasTheRecordedHash() => Assert.That(LibraryRepair.Hash(TorchSharpLibrary.Bytes), Is.EqualTo(LibraryRepair.KnownOriginal));

    [Test, Spec("LOAD-022")]
    public void ForGcc12_OneFieldOf16BitsDiffers()
    {
        var original = TorchSharpLibrary.Bytes;
        var repaired = LibraryRepair.ForGcc12.Apply(original);
        var differences = Differences.Between(original, repaired);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(differences, Has.Length.EqualTo(1));
            Assert.That((original[differences[0]], repaired[differences[0]]), Is.EqualTo((0, 2)));
            Assert.That(original, Is.EqualTo(TorchSharpLibrary.Bytes));
            Assert.That(LibraryRepair.Hash(repaired), Is.EqualTo(LibraryRepair.ForGcc12.Result));
        }
    }

    [Test, Spec("LOAD-022")]
    public void ForGcc11_HashAndNameOfOneVersionDifferToo()
    {
        var forGcc12 = LibraryRepair.ForGcc12.Apply(TorchSharpLibrary.Bytes);
        var forGcc11 = LibraryRepair.ForGcc11.Apply(TorchSharpLibrary.Bytes);
        var differences = Differences.Between(forGcc12, forGcc11);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(differences, Is.Not.Empty);
            Assert.That(differences[^1] - differences[0], Is.LessThan(12));
            Assert.That(LibraryRepair.Hash(forGcc11), Is.EqualTo(LibraryRepair.ForGcc11.Result));
            Assert.That(new VersionRequirements(forGcc12).Names.Except(new VersionRequirements(forGcc11).Names), Is.EqualTo(new[] { "GLIBCXX_3.4.30" }));
        }
    }

    [Test, Spec("LOAD-023")]
    public void NoRelocation_NamesASymbolOfTheVersionThatIsMarkedWeak()
    {
        var relocated = ElfSymbols.Relocated(TorchSharpLibrary.Bytes);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(relocated, Does.Contain(("_ZSt28__throw_bad_array_new_lengthv", "GLIBCXX_3.4.29")), "the reader finds what there is");
            Assert.That(relocated.Where(symbol => symbol.Version == "GLIBCXX_3.4.32"), Is.Empty);
            Assert.That(relocated.Where(symbol => symbol.Version == "GLIBCXX_3.4.30"), Is.EqualTo(new[] { ("_ZNSt18condition_variable4waitERSt11unique_lockISt5mutexE", "GLIBCXX_3.4.30") }));
        }
    }

    [TestCase("GLIBCXX_3.4.32", "GLIBCXX_3.4.32"), TestCase("GLIBCXX_3.4.30", "GLIBCXX_3.4.30"), TestCase("GLIBCXX_3.4.29", null), TestCase("GLIBC_2.34", null), TestCase(null, null)]
    [Spec("LOAD-029")]
    public void ARepairIsKnown_ForTheTwoVersionsAlone(string? missing, string? repaired) => Assert.That(LibraryRepair.For(missing)?.Missing, Is.EqualTo(repaired));
}
