using System.Security.Cryptography;
using System.Text;
using PlantNSeek.Reproduction.Tests.Structure;
using PlantNSeek.Store;

namespace PlantNSeek.Reproduction.Tests.Store;

[Spec("STORE-010")]
public class FingerprintTests
{
    private static readonly string[] Folders =
    [
        "src/PlantNSeek", "src/PlantNSeek.Reproduction/DataSets", "src/PlantNSeek.Reproduction/Experiments", "src/PlantNSeek.Reproduction/Files", "src/PlantNSeek.Reproduction/Store", "src/PlantNSeek.Reproduction/Sweeping",
    ];

    [Test]
    public void TheBuildsFingerprint_IsThatOfItsSources()
    {
        var sources = Folders.SelectMany(folder => SourceFile.Below(folder, ".cs"))
            .Where(f => !f.RelativePath.StartsWith("src/PlantNSeek.Reproduction/Sweeping/Profile", StringComparison.Ordinal) && f.RelativePath != "src/PlantNSeek.Reproduction/Sweeping/DeeperEntries.cs")
            .Where(f => !f.RelativePath.StartsWith("src/PlantNSeek.Reproduction/DataSets/Fetching/", StringComparison.Ordinal));
        var assembly = typeof(SourceFingerprint).Assembly;
        var embedded = assembly.GetManifestResourceNames().Where(name => name is not ("claims.yaml" or "sources.txt"));
        var lines = sources.Select(f => Line(f.RelativePath["src/".Length..], f.Text)).Concat(embedded.Select(name => Line(name, TextOf(assembly.GetManifestResourceStream(name)!))));
        Assert.That(SourceFingerprint.Value, Is.EqualTo(SourceFingerprint.Of(string.Join('\n', lines))), "the sources were changed since this was built");
    }

    [Test]
    public void ItChanges_WithTheSources_AndWithNothingElse()
    {
        var folder = Directory.CreateTempSubdirectory("sources").FullName;
        try
        {
            (string Path, string Text)[] files = [("PlantNSeek/A.cs", "class A; // 100 % of ö, $(x) @(y) %(z)\n"), ("PlantNSeek/Deep/er/B.cs", "class B;\n"), ("PlantNSeek.Reproduction/Store/C.cs", "class C;\n")];
            var plain = Case("plain", files);
            var same = Case("same, elsewhere (it's odd)", [.. files.Reverse().Select(f => (f.Path, "\uFEFF" + f.Text.ReplaceLineEndings("\r\n")))]);
            File.SetLastWriteTimeUtc(Path.Combine(folder, same, files[0].Path), new DateTime(2020, 2, 2, 2, 2, 2, DateTimeKind.Utc));
            var more = Case("more", [.. files, ("PlantNSeek/obj/Debug/D.cs", "class D;"), ("PlantNSeek/bin/E.cs", "class E;"), ("PlantNSeek.Reproduction/Claims/F.cs", "class F;"), ("PlantNSeek.Reproduction/Sweeping/ProfileG.cs", "class G;"), ("PlantNSeek.Reproduction/Sweeping/DeeperEntries.cs", "class H;"), ("PlantNSeek.Reproduction/DataSets/Fetching/I.cs", "class I;"), ("PlantNSeek/notes.txt", "notes")]);
            var changed = Case("changed", [files[0], (files[1].Path, "class B ;\n"), files[2]]);
            var renamed = Case("renamed", [files[0], files[1], ("PlantNSeek.Reproduction/Store/c.cs", files[2].Text)]);
            var added = Case("added", [.. files, ("PlantNSeek.Reproduction/Experiments/D.cs", "class D;\n")]);
            var read = Case("read", [.. files, ("PlantNSeek.Reproduction/DataSets/Formats/D.cs", "class D;\n")]);
            var removed = Case("removed", files[1..]);
            var lists = Lists(folder, plain, same, more, changed, renamed, added, read, removed);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(lists[plain], Has.Count.EqualTo(3));
                Assert.That(lists[plain], Does.Contain(Line(files[1].Path, files[1].Text)));
                Assert.That(lists[same], Is.EquivalentTo(lists[plain]));
                Assert.That(lists[more], Is.EquivalentTo(lists[plain]));
                Assert.That(new[] { plain, changed, renamed, added, read, removed }.Select(c => SourceFingerprint.Of(string.Join('\n', lists[c]))), Is.Unique);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        string Case(string name, (string Path, string Text)[] files)
        {
            foreach (var (path, text) in files)
            {
                var file = Path.Combine(folder, name, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
            }

            return name;
        }
    }

    [Test]
    public void TheOrderOfTheList_AndItsLineEnds_SayNothing()
    {
        Assert.That(SourceFingerprint.Of("b 2\r\na 1\r\n"), Is.EqualTo(SourceFingerprint.Of("a 1\nb 2")));
        Assert.That(SourceFingerprint.Of("a 2\nb 1"), Is.Not.EqualTo(SourceFingerprint.Of("a 1\nb 2")));
    }

    private static string Line(string path, string text) => $"{path} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))))}";

    private static string TextOf(Stream resource)
    {
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }

    // The target that the build runs, in a project without anything else, once for each case.
    private static Dictionary<string, IReadOnlyList<string>> Lists(string folder, params string[] cases)
    {
        var project = Path.Combine(folder, "cases.proj");
        File.WriteAllText(project, $"""
            <Project>
              <Import Project="{RepositoryRoot.Combine("src", "PlantNSeek.Reproduction", "SourceFingerprint.targets")}" />
              <ItemGroup>
                <Case Include="{string.Join(';', cases)}" />
              </ItemGroup>
              <Target Name="Cases">
                <MSBuild Projects="$(MSBuildProjectFullPath)" Targets="ListSources" Properties="FingerprintRoot=%(Case.Identity)/;FingerprintFile=%(Case.Identity).txt" />
              </Target>
            </Project>
            """);
        var build = ChildProcess.Run(ChildProcess.DotnetHost, ["msbuild", project, "-t:Cases", "-nologo", "-v:quiet", "-nodeReuse:false"]);
        Assert.That(build.ExitCode, Is.Zero, build.Output + build.Error);
        return cases.ToDictionary(c => c, c => (IReadOnlyList<string>)File.ReadAllLines(Path.Combine(folder, $"{c}.txt")));
    }
}
