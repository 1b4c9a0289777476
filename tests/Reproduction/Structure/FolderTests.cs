using System.Reflection;

namespace PlantNSeek.Reproduction.Tests.Structure;

/// <summary>Folders, each taken for itself: small enough to look over, and none that rests on another that rests on it.</summary>
public sealed class FolderTests
{
    private const int LargestFolder = 25;
    private static readonly string[] Assemblies = ["PlantNSeek", "PlantNSeek.Reproduction", "PlantNSeek.Exchange", "PlantNSeek.Testing", "PlantNSeek.TorchSharp", "PlantNSeek.Cli"];

    private static IEnumerable<SourceFile> Sources => SourceFile.Below("src", ".cs").Where(f => !f.RelativePath.Contains("/content/", StringComparison.Ordinal));

    // A namespace is a folder (REPO-032), so what types use says what folders use.
    [Test, Spec("REPO-030")]
    public void Folders_UseEachOther_InNoCircle()
    {
        var uses = Assemblies.Select(Assembly.Load).SelectMany(a => a.GetTypes()).Where(t => InSource(t.Namespace))
            .SelectMany(user => TypeUses.Of(user).Where(used => InSource(used.Namespace) && used.Namespace != user.Namespace), (user, used) => (User: user, Used: used))
            .ToLookup(u => u.User.Namespace!);
        Assert.That(uses["PlantNSeek.Pruning.Seekers"].Select(u => u.Used.Namespace), Does.Contain("PlantNSeek.Pruning"), "uses are seen");
        var above = uses.ToDictionary(g => g.Key, g => g.Select(u => u.Used.Namespace!).ToHashSet());
        foreach (var middle in above.Keys)
        {
            foreach (var from in above.Values.Where(set => set.Contains(middle)))
            {
                from.UnionWith(above[middle]);
            }
        }

        var inCircles = above.Where(folder => folder.Value.Contains(folder.Key)).Select(folder => folder.Key).ToHashSet();
        var why = uses.SelectMany(g => g).Where(u => inCircles.Contains(u.User.Namespace!) && inCircles.Contains(u.Used.Namespace!))
            .Select(u => $"{u.User.FullName} uses {u.Used.FullName}").Distinct();
        Assert.That(why, Is.Empty);
    }

    [Test, Spec("REPO-031")]
    public void NoFolder_HoldsTooManyFiles()
    {
        Assert.That(Sources, Is.Not.Empty);
        var tooLarge = Sources.CountBy(f => string.Join('/', f.Folders)).Where(folder => folder.Value > LargestFolder);
        Assert.That(tooLarge, Is.Empty);
    }

    [Test, Spec("REPO-032")]
    public void Namespace_IsTheFolder()
    {
        var wrong = Sources.Where(f => !Spaces(f).Any(space => f.Code.Contains($"namespace {space};", StringComparison.Ordinal)) && f.Code.Contains("namespace", StringComparison.Ordinal));
        Assert.That(wrong.Select(f => f.RelativePath), Is.Empty);
    }

    // The three libraries share one root, so that a reader writes PlantNSeek.Claims, whichever assembly it is in.
    private static string[] Spaces(SourceFile file) => file.Folders[1] is "PlantNSeek.Testing" or "PlantNSeek.TorchSharp" or "PlantNSeek.Cli"
        ? [string.Join('.', file.Folders[1..])]
        : [string.Join('.', ["PlantNSeek", .. file.Folders[2..]])];

    private static bool InSource(string? space) => space is not null && (space == "PlantNSeek" || space.StartsWith("PlantNSeek.", StringComparison.Ordinal));
}
