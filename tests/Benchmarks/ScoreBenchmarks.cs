using BenchmarkDotNet.Attributes;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;

namespace PlantNSeek.Benchmarks;

/// <summary>Each pruner's scores on Circle at depth 5, 40 samples.</summary>
public class ScoreBenchmarks
{
    private PruningContext _context = null!;
    private double[] _scores = null!;

    /// <summary>Units of the hidden layers.</summary>
    [Params(100, 1000)]
    public int Width { get; set; }

    /// <summary>Whose scores.</summary>
    [Params("Random", "Magnitude", "SNIP", "GraSP", "SynFlow")]
    public string Pruner { get; set; } = "";

    /// <summary>Prepares the context.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var host = new HostNetwork(Width);
        var data = host.Data.Pruning;
        _scores = new double[host.Layout.Count];
        _context = PruningContext.Of(
            new ManagedNetwork(host.Architecture), host.Parameters, Mask.All(host.Layout.Count), data, LossFunction.For(data), new RandomStream(1, "scores"));
    }

    /// <summary>One round of scores.</summary>
    [Benchmark]
    public void Score() => PrunerCatalog.ByName(Pruner).Score(_context, _scores);
}
