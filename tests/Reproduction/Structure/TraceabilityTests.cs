namespace PlantNSeek.Reproduction.Tests.Structure;

/// <summary>Holds the spec folder and the tests of all projects together, both ways.</summary>
[Spec("REPO-001")]
public sealed class TraceabilityTests
{
    /// <summary>What a test that runs through all the claims of spec/claims.yaml names.</summary>
    private const string EveryClaim = "C*";

    [Test]
    public void EveryRequirement_HasATest()
    {
        var named = SpecIds.NamedByTests();
        var untested = SpecIds.Requirements().Where(r => !named.Contains(r.Id)).Select(r => $"{r.Id} in {r.File}");
        Assert.That(untested, Is.Empty, "requirements that no test names");
    }

    [Test]
    public void EveryClaim_HasATest()
    {
        var named = SpecIds.NamedByTests();
        var untested = SpecIds.Claims().Where(id => !named.Contains(id) && !named.Contains(EveryClaim));
        Assert.That(untested, Is.Empty, "claims that no test names");
    }

    [Test]
    public void EveryIdThatATestNames_Exists()
    {
        HashSet<string> stated = [.. SpecIds.Requirements().Select(r => r.Id), .. SpecIds.Claims()];
        if (SpecIds.Claims().Count > 0)
        {
            stated.Add(EveryClaim);
        }

        var unknown = SpecIds.NamedByTests().Where(g => !stated.Contains(g.Key)).Select(g => $"{g.Key} in {string.Join(", ", g.Distinct())}");
        Assert.That(unknown, Is.Empty, "ids that the spec folder does not state");
    }

    [Test]
    public void EveryId_IsStatedOnce()
    {
        var requirements = SpecIds.Requirements();
        Assert.That(requirements, Is.Not.Empty);
        Assert.That(requirements.Select(r => r.Id), Is.Unique);
        Assert.That(SpecIds.Claims(), Is.Unique);
    }

    [Test, Spec("REPO-019")]
    public void Ids_AscendBelowEachHeading()
    {
        var wrong =
            from file in SourceFile.Below("spec/requirements", ".md")
            from section in file.Text.Split("\n#")
            let ids = SpecIds.In(section).ToArray()
            from pair in ids.Zip(ids.Skip(1))
            where string.CompareOrdinal(pair.First, pair.Second) > 0
            select $"{file.RelativePath}: {pair.First} before {pair.Second}";
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void AttributesAreFound_HoweverTheyAreWritten()
    {
        // Written with another name, so that these samples name no id themselves.
        const string Source = """
            [Names("A-001")]
                [Test, Names("A-002")]
                [TestCase(1, "x")][Names("A-003")]
                [Names("A-004"), Names("A-005")]
                // [Names("A-999")] in a comment
            """;
        Assert.That(
            SpecIds.NamedIn(Source.Replace("Names", "Spec", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "A-001", "A-002", "A-003", "A-004", "A-005" }));
    }

    [TestCase("- id: C3\n  title: C4 is not an id here\n- id: \"C5\"", ExpectedResult = "C3 C5")]
    [TestCase("claims:\n  - id: C3\n    figure: 3\n  - id: C20", ExpectedResult = "C3 C20")]
    [TestCase("C3:\n  figure: 3\nC7:\n  figure: 6", ExpectedResult = "C3 C7")]
    public string ClaimsAreFound(string yaml) => string.Join(' ', SpecIds.ClaimsIn(yaml));
}
