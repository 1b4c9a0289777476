using PlantNSeek.Artifacts;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Judging;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numpy;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;

namespace PlantNSeek.Reproduction.Tests.Interop;

/// <summary>A planted host with all that the scripts of tests/Python compare, in a folder of its own.</summary>
internal sealed class PythonFolder
{
    /// <summary>The density of the magnitude mask.</summary>
    public const double MagnitudeDensity = 0.01;

    /// <param name="root">The folder's folder.</param>
    /// <param name="key">What is planted.</param>
    public PythonFolder(string root, ScenarioKey key)
    {
        Path = Directory.CreateDirectory(System.IO.Path.Combine(root, $"{key.Task}-{key.Protocol}")).FullName;
        var scenario = new Scenario(key, Protocol.Of(key));
        PlantedFiles.Write(scenario, File("planted.npz"), reveal: false);
        PlantedFiles.Write(scenario, File("revealed.npz"), reveal: true);
        var host = HostFile.Read(File("planted.npz"));
        var truth = TruthFile.Read(File("planted.truth.npz"), host);
        Judge = new MaskJudge(host, truth);
        Seek("magnitude", MagnitudeDensity, "magnitude.npz");
        MagnitudeJudged = JudgeMask("magnitude.npz");
        var found = Seek("snip", 0.1, "mask.npz");
        System.IO.File.WriteAllText(File("judged.json"), JudgeMask("mask.npz"));
        using var stream = System.IO.File.Create(File("outputs.npz"));
        using var writer = new NpzWriter(stream);
        foreach (var (name, parameters) in new[] { ("host", host.Parameters), ("ticket", truth.Mask.Apply<float>(host.Parameters)), ("found", found.Apply<float>(host.Parameters)) })
        {
            writer.Add<float>(name, Scoring.Outputs(host.Network, parameters, host.Test!), [host.Test!.Count, host.Graph.Widths[^1]]);
        }
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Judges masks of the host.</summary>
    public MaskJudge Judge { get; }

    /// <summary>The JSON of our own magnitude mask.</summary>
    public string MagnitudeJudged { get; }

    /// <summary>A file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>What <c>judge --json</c> prints for a mask of this folder.</summary>
    public string JudgeMask(string name) =>
        JudgementJson.Write(new MaskJudging(Judge, trains: false, MissingBiases.AreAnError).OfFile(File(name)), isIndented: false);

    private Mask Seek(string name, double density, string file)
    {
        var (host, seeker) = (Judge.Host, HostSeeking.Seeker(name));
        var found = seeker.Seek(HostSeeking.Problem(host, PruningBudget.At(new Density(density))), null, CancellationToken.None);
        MaskFile.Write(File(file), host.Layout, found, HostSeeking.Origin(host, seeker, found));
        return found.Mask;
    }
}
