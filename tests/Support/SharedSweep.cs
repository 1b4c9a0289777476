using PlantNSeek.Claims;
using PlantNSeek.Experiments;

namespace PlantNSeek.TestSupport;

/// <summary>
/// The quick sweep, run once for all test assemblies of one build: whichever comes first runs it, the others wait and read its
/// results. The file's name carries the identity of the code that made it, so another build never reads it, and
/// PLANTNSEEK_FRESH_SWEEP=1 runs the sweep again in any case. PLANTNSEEK_PROFILE chooses a longer profile.
/// </summary>
public static class SharedSweep
{
    private static readonly Lazy<Reproduction> Shared = new(Load);

    /// <summary>The results, with a verdict for every claim.</summary>
    public static Reproduction Reproduction => Shared.Value;

    /// <summary>The profile in use.</summary>
    public static Profile Profile { get; } = Profile.ByName(Environment.GetEnvironmentVariable("PLANTNSEEK_PROFILE") is { Length: > 0 } name ? name : "quick");

    private static Reproduction Load()
    {
        var folder = RepositoryRoot.Combine("artifacts", "sweeps");
        Directory.CreateDirectory(folder);
        var identity = $"{Profile.Name}-{typeof(Networks.Mask).Module.ModuleVersionId:n}-{typeof(Sweep).Module.ModuleVersionId:n}";
        var file = Path.Combine(folder, $"{identity}.json");
        using var turn = WaitForTurn(Path.Combine(folder, $"{identity}.lock"));
        var isFresh = Environment.GetEnvironmentVariable("PLANTNSEEK_FRESH_SWEEP") == "1";
        if (!isFresh && File.Exists(file))
        {
            var results = ResultsJson.Read(File.ReadAllBytes(file));
            return new Reproduction(Profile, results, Judge.All(ClaimBook.Embedded, results));
        }

        var reproduction = Reproduction.Run(Profile, Environment.ProcessorCount);
        var unfinished = file + ".unfinished";
        File.WriteAllBytes(unfinished, ResultsJson.Write(reproduction.Results));
        File.Move(unfinished, file, overwrite: true);
        return reproduction;
    }

    private static FileStream WaitForTurn(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                Thread.Sleep(200); // another test assembly is at it
            }
        }
    }
}
