using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning.Seekers.LocalSearch;

namespace PlantNSeek.Pruning.Seekers;

/// <summary>x</summary>
public sealed class LocalSearchSeeker : ITicketSeeker
{
    /// <summary>x</summary>
    public static Action<string>? Log { get; set; }
    /// <summary>x</summary>
    public int Moves { get; set; } = 100000;
    /// <summary>x</summary>
    public int SampleCount { get; set; } = 1024;
    /// <summary>x</summary>
    public double Hot { get; set; } = 0.03;
    /// <summary>x</summary>
    public double Cold { get; set; } = 0.0003;
    /// <summary>x</summary>
    public int Screened { get; set; } = 8;

    /// <summary>x</summary>
    public int RefitShare { get; set; } = 20;

    /// <summary>x</summary>
    public int NewShare { get; set; } = 30;

    /// <summary>x</summary>
    public int ModelSteps { get; set; } = 40;

    /// <summary>x</summary>
    public double Noise { get; set; } = 1;

    /// <inheritdoc/>
    public string Name => "Local search";

    /// <inheritdoc/>
    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var random = problem.Random;
        var data = problem.TrainingData;
        var order = random.NextPermutation(data.Count);
        var samples = new SearchSamples(data.Take(order.AsSpan(0, Math.Min(SampleCount, data.Count))));
        var network = new SparseNetwork(problem.Layout, problem.Parameters.Span, samples);
        var budget = problem.Budget.CountsFor([problem.Layout.Count])[0];
        var graph = network.Graph;
        // random start
        var active = new int[graph.Levels][];
        var perLevel = Math.Max(2, budget / 12);
        for (var level = 0; level < graph.Levels; level++)
        {
            var p = random.NextPermutation(graph.Widths[level]);
            active[level] = level == 0 || level == graph.Levels - 1 ? p : p.AsSpan(0, Math.Min(perLevel, p.Length)).ToArray();
        }

        while (graph.Count < budget - 4)
        {
            // random path
            var unit = active[^1][random.NextInt32(active[^1].Length)];
            for (var level = graph.Levels - 1; level > 0; level--)
            {
                var source = active[level - 1][random.NextInt32(active[level - 1].Length)];
                var weight = graph.Weight(level, unit, source);
                if (!graph.IsKept(weight) && graph.Count < budget) { graph.Toggle(weight); }
                unit = source;
            }
        }
        graph.Tidy();
        var loss = network.Try();
        network.Accept(loss);
        network.Sharpen();
        var search = new Annealing(network, budget, random) { Noise = Noise, NewShare = NewShare, Screened = Screened, RefitShare = RefitShare };
        search.Run(Moves, Hot, Cold, move => { if (move % (Moves / 20 / 500 * 500) == 0) { Log?.Invoke($"{move} {network.Current:g5} kept {graph.Count} tried {string.Join(',', search.Tried)} taken {string.Join(',', search.Taken)} sharp {network.Loss.Sharpness:f2} units {string.Join(',', Enumerable.Range(0, graph.Levels).Select(l => Enumerable.Range(0, graph.Widths[l]).Count(u => graph.IsActive(l, u))))}"); } });
        Log?.Invoke($"tried {string.Join(',', search.Tried)} taken {string.Join(',', search.Taken)}");
        return new FoundTicket(graph.ToMask()) { Samples = network.SamplesUsed };
    }
}
