using BenchmarkDotNet.Attributes;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Benchmarks;

/// <summary>A full Adam step on Circle at depth 5, 32 samples.</summary>
public class StepBenchmarks
{
    private const int Batch = 32;
    private TrainingSession _session = null!;
    private int[] _order = null!;
    private int _next;

    /// <summary>Units of the hidden layers.</summary>
    [Params(100, 1000)]
    public int Width { get; set; }

    /// <summary>What is kept: a random share, or the planted ticket.</summary>
    [Params("1", "0.5", "0.1", "0.01", "ticket")]
    public string Kept { get; set; } = "";

    /// <summary>Prepares the session.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var host = new HostNetwork(Width);
        var mask = Kept == "ticket" ? host.TicketMask() : host.RandomMask(double.Parse(Kept, System.Globalization.CultureInfo.InvariantCulture));
        var data = host.Data.Training;
        _session = new TrainingSession(host.Architecture, host.Parameters, mask, data, LossFunction.For(data), new AdamSettings(1e-4), Batch);
        _order = new RandomStream(1, "order").NextPermutation(data.Count / Batch * Batch);
    }

    /// <summary>The next batch of an epoch.</summary>
    [Benchmark]
    public double Step()
    {
        var samples = _order.AsSpan(_next, Batch);
        _next = (_next + Batch) % _order.Length;
        return _session.Step(samples);
    }
}
