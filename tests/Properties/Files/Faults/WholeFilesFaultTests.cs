using PlantNSeek.Files;

namespace PlantNSeek.Properties.Files.Faults;

[Spec("STORE-014")]
public sealed class WholeFilesFaultTests
{
    private static readonly string[] Names = ["a", "b", "new/folder/c"];

    [Test]
    public void WhateverFails_EachFileIsTheEarlierOneOrTheNewOne() => EveryFault.In<object>(
        static folder =>
        {
            folder.Write("a", "earlier a");
            folder.Write("b", "earlier b");
        },
        static (folder, disk, _) =>
        {
            using var files = new WholeFiles(disk);
            foreach (var name in Names)
            {
                files.Add(folder[name], stream => stream.Write(System.Text.Encoding.UTF8.GetBytes($"new {name}")));
            }

            files.Commit();
        },
        static (folder, _, isDone, when) =>
        {
            foreach (var name in Names)
            {
                var content = File.Exists(folder[name]) ? File.ReadAllText(folder[name]) : null;
                Assert.That(content == $"new {name}" || (!isDone && content == (name.Length == 1 ? $"earlier {name}" : null)), Is.True, $"{name} is '{content}': {when}");
            }
        });

    [Test]
    public void AFileInAFolderThatAProbeMade_SurvivesAPowerCut()
    {
        using var folder = new TemporaryFolder();
        var disk = new FaultyDisk(folder);
        using (new OutputProbe(folder["new/folder/c"], disk))
        {
        }

        WholeFile.Write(folder["new/folder/c"], static stream => stream.Write("new"u8), disk: disk);
        disk.Restart(disk.After(Loss.All[0]));
        Assert.That(folder.Contents, Is.EqualTo(new[] { "new/", "new/folder/", "new/folder/c: new" }));
    }

    // Without a power cut they are together the earlier ones or the new ones, unless their being put back fails too.
    [Test, Spec("EXCH-031")]
    public void WhateverFailsOnce_AllFilesAreOfOneKind()
    {
        var isDone = false;
        for (var operation = 1; !isDone; operation++)
        {
            using var folder = new TemporaryFolder();
            folder.Write("a", "earlier");
            folder.Write("b", "earlier");
            var disk = new FaultyDisk(folder) { FaultyOperation = operation };
            var error = "";
            using (var files = new WholeFiles(disk))
            {
                try
                {
                    files.Add(folder["a"], static stream => stream.Write("new"u8));
                    files.Add(folder["b"], static stream => stream.Write("new"u8));
                    files.Commit();
                    isDone = disk.Operations < operation;
                }
                catch (IOException e)
                {
                    error = e.Message;
                }
            }

            var isNew = error.Length == 0 || error.StartsWith($"all files are in '{folder.Path}', but may be lost in a power cut: ", StringComparison.Ordinal);
            AssertAll(folder, isNew ? "new" : "earlier", $"operation {operation}: {error}");
            foreach (var loss in Loss.All.Where(_ => !isNew))
            {
                disk.Restart(disk.After(loss));
                AssertAll(folder, "earlier", $"operation {operation} and a power cut later, {loss.Name}: {error}");
            }
        }
    }

    private static void AssertAll(TemporaryFolder folder, string content, string when) =>
        Assert.That((string[])[File.ReadAllText(folder["a"]), File.ReadAllText(folder["b"])], Is.All.EqualTo(content), when);
}
