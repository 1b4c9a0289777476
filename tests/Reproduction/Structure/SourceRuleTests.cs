namespace PlantNSeek.Reproduction.Tests.Structure;

/// <summary>Rules on the text of src that no analyzer knows.</summary>
public sealed class SourceRuleTests
{
    private const int LongestFile = 300;

    [Test, Spec("REPO-003")]
    public void NoSourceFile_IsTooLong()
    {
        var sources = SourceFile.Below("src", ".cs");
        Assert.That(sources, Is.Not.Empty);
        var tooLong = sources.Select(f => (f.RelativePath, Lines: f.Text.AsSpan().Count('\n'))).Where(f => f.Lines > LongestFile);
        Assert.That(tooLong, Is.Empty);
    }
}
