using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Tasks;

namespace PlantNSeek.Reproduction.Tests.Interop;

/// <summary>Planted hosts of each task, those of the paper by both protocols, read, computed and pruned in Python by the scripts of tests/Python.</summary>
public sealed class PythonTests
{
    private static readonly string Command = Path.Combine(AppContext.BaseDirectory, "PlantNSeek.Cli.dll");

    private string? _root;
    private PythonFolder[] _folders = [];

    [OneTimeSetUp]
    public void Plant()
    {
        PythonInterpreter.With("numpy");
        _root = Directory.CreateTempSubdirectory("python").FullName;
        _folders =
        [
            .. from task in LearningTasks.All
               from protocol in Protocol.All
               select new PythonFolder(_root, new ScenarioKey(protocol.Name, task.Name, 5, 100, 0.01, 1)),
            .. from task in LearningTasks.Extended
               select new PythonFolder(_root, new ScenarioKey(Protocol.Fair.Name, task.Name, 4, 60, 0.01, 1)),
        ];
    }

    [OneTimeTearDown]
    public void Remove()
    {
        if (_root is not null)
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    [Test, Spec("EXCH-020"), Spec("EXCH-021")]
    public void EveryArray_LoadsInNumpy_AndIsWhatTheDocumentSays() =>
        Assert.That(
            PythonInterpreter.Run(PythonInterpreter.With("numpy"), "check_files.py", RepositoryRoot.Combine("docs", "exchange.md"), _root!),
            Does.StartWith($"{_folders.Length} hosts, "));

    [Test, Spec("EXCH-022")]
    public void PyTorch_ComputesHostTicketAndMask_AsTheLibraryDoes() =>
        Assert.That(PythonInterpreter.Run(PythonInterpreter.With("numpy", "torch"), "check_forward.py", _root!), Does.Contain($" {_folders.Length} hosts, "));

    [Test, Spec("EXCH-024")]
    public void AMagnitudeMaskMadeInNumpy_IsJudgedAsOurOwn()
    {
        PythonInterpreter.Run(PythonInterpreter.With("numpy"), "magnitude_masks.py", _root!, FormattableString.Invariant($"{PythonFolder.MagnitudeDensity}"));
        using (Assert.EnterMultipleScope())
        {
            foreach (var (index, folder) in _folders.Index())
            {
                string[] masks = [.. Directory.GetFiles(folder.File("masks")).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];
                Assert.That(masks, Has.Length.EqualTo(12));

                // All ways of saving on one host, and one of them on each other.
                foreach (var mask in index == 0 ? masks : masks[index..(index + 1)])
                {
                    Assert.That(Renamed(folder.JudgeMask(Path.Combine("masks", mask)), mask), Is.EqualTo(folder.MagnitudeJudged), $"{folder.Path}: {mask}");
                }
            }

            AssertTheCommandSaysTheSame(_folders[0], "bool-deflated.npz");
        }
    }

    // What is compared above is what the command prints.
    private static void AssertTheCommandSaysTheSame(PythonFolder folder, string mask)
    {
        var seek = ChildProcess.RunProgram(Command, ["seek", "--planted", folder.File("planted.npz"), "--seeker", "magnitude", "--density", "0.01", "--out", folder.File("sought.npz")]);
        Assert.That(seek.ExitCode, Is.Zero, seek.Error);
        Assert.That(Renamed(Judged(folder, folder.File("sought.npz")), "sought.npz"), Is.EqualTo(folder.MagnitudeJudged + "\n"));
        Assert.That(Renamed(Judged(folder, Path.Combine(folder.File("masks"), mask)), mask), Is.EqualTo(folder.MagnitudeJudged + "\n"));
    }

    private static string Judged(PythonFolder folder, string mask)
    {
        var judge = ChildProcess.RunProgram(
            Command, ["judge", "--planted", folder.File("planted.npz"), "--truth", folder.File("planted.truth.npz"), "--mask", mask, "--json", "--out", folder.File("judged")]);
        Assert.That(judge.ExitCode, Is.Zero, judge.Error);
        return judge.Output;
    }

    private static string Renamed(string json, string mask) => json.Replace($"\"{mask}\"", "\"magnitude.npz\"", StringComparison.Ordinal);
}
