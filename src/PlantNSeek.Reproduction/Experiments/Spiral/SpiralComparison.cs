using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Recovery;
using PlantNSeek.Tasks;

namespace PlantNSeek.Experiments.Spiral;

/// <summary>
/// What pruners make of the spiral with as many parameters as a mask that the search found: at width 3 from the very initial values from
/// which that mask succeeds, and at larger widths (Zhang and Papyan, ICML 2024, sections 4 and 5).
/// </summary>
public static class SpiralComparison
{
    /// <summary>Rounds of iterative magnitude pruning, as in the source.</summary>
    public const int MagnitudeRounds = 5;

    /// <summary>Rounds of iterated SynFlow, as its authors take.</summary>
    public const int SynFlowRounds = 100;

    /// <summary>The name under which the mask of the search is reported.</summary>
    public const string OptimumName = "Optimum";

    /// <summary>The name under which the unpruned network is reported.</summary>
    public const string DenseName = "Dense";

    /// <summary>The name under which rounds of training, pruning by magnitude and rewinding are reported.</summary>
    public const string IterativeMagnitudeName = "Iterative magnitude";

    /// <summary>Runs all pruners to the budget of a mask, weights and biases together.</summary>
    /// <param name="recipe">How networks are trained, as in the search.</param>
    /// <param name="optimum">The mask, and the initial values from which it succeeds.</param>
    /// <param name="widths">Units of each hidden layer; 3 for the network of the search.</param>
    /// <param name="replicates">Initial values for each width: the optimum's own, then numbers 0, 1 … without it.</param>
    /// <param name="progress">Told after each width.</param>
    /// <param name="cancel">Stops between trainings.</param>
    /// <returns>By width, method and initial values.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<SpiralRun> Run(
        SpiralRecipe recipe,
        SpiralOptimum optimum,
        IReadOnlyList<int> widths,
        int replicates,
        IProgress<WorkProgress>? progress = null,
        CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(optimum);
        ArgumentNullException.ThrowIfNull(widths);
        Guard.AtLeast(replicates, 1);
        var training = new SpiralTraining(recipe, cancel);
        int[] initialisations = [optimum.Initialisation, .. Enumerable.Range(0, replicates).Where(i => i != optimum.Initialisation).Take(replicates - 1)];
        var runs = new List<SpiralRun>();
        foreach (var width in widths)
        {
            var host = new PrunedNetworks(new LogitNetwork(Architecture.Uniform(2, width, 1, depth: 5)), recipe, optimum.Parameters, initialisations);
            foreach (var (method, masks) in host.Masks(training, width == SpiralMask.Width ? SpiralMask.Parse(optimum.Mask).ToMask() : null))
            {
                var trained = training.Train(host.Network, [.. masks.Zip(host.Starts)], polishes: true);
                runs.AddRange(masks.Select((mask, i) => Describe(width, initialisations[i], method, host.Network.Graph, mask, trained[i].Accuracy)));
            }

            progress?.Report(new WorkProgress(runs.Select(static r => r.Width).Distinct().Count(), widths.Count, $"spiral width {width}"));
        }

        return runs;
    }

    private static SpiralRun Describe(int width, int initialisation, string method, NetworkGraph graph, Mask mask, double accuracy)
    {
        var summary = MaskSummary.Of(graph, mask);
        return new SpiralRun(
            width, initialisation, method, summary.KeptCount, summary.KeptWeights, summary.Connectivity.EffectiveMask.KeptCount, summary.Connectivity.EffectiveWeights, accuracy);
    }

    /// <summary>Networks of one width, to be pruned from several initial values.</summary>
    private sealed class PrunedNetworks(LogitNetwork network, SpiralRecipe recipe, int budget, int[] initialisations)
    {
        private readonly Batch _batch = CubistSpiral.EveryNth(recipe.Screening.SampleStep);
        private readonly LossFunction _loss = new(LossKind.SoftmaxCrossEntropy);

        public LogitNetwork Network => network;

        public IReadOnlyList<float[]> Starts { get; } = [.. initialisations.Select(i => recipe.InitialParameters(network.Architecture, i))];

        public IEnumerable<(string Method, Mask[] Masks)> Masks(SpiralTraining training, Mask? optimum)
        {
            if (optimum is not null)
            {
                yield return (OptimumName, [.. Starts.Select(_ => optimum)]);
            }

            yield return (DenseName, [.. Starts.Select(_ => Mask.All(network.Layout.Count))]);
            foreach (var pruner in PrunerCatalog.All)
            {
                yield return (pruner.Name, Pruned(pruner, 1));
            }

            yield return ($"{PrunerCatalog.SynFlow.Name} ({SynFlowRounds} rounds)", Pruned(PrunerCatalog.SynFlow, SynFlowRounds));
            yield return (IterativeMagnitudeName, IterativeMagnitude(training));
        }

        private Mask[] Pruned(IPruner pruner, int rounds) =>
        [
            .. Starts.Select((start, i) => IterativePruning.Run(
                pruner,
                network,
                start,
                _batch,
                _loss,
                PruningBudget.Keep(budget),
                new PruningSettings { Rounds = rounds },
                new RandomStream(recipe.Seed, $"spiral pruning {pruner.Name}", (ulong)initialisations[i]))),
        ];

        // Train by screening, prune by magnitude, rewind to the initial values; what is pruned stays so.
        private Mask[] IterativeMagnitude(SpiralTraining training) => ShrinkingMasks.Run(
            Starts.Count, network.Layout, PruningBudget.Keep(budget), MagnitudeRounds, DensitySchedule.Exponential, new SelectionOptions(),
            (_, masks) => training.Train(network, [.. masks.Zip(Starts)], polishes: false)
                .Select(static trained => Array.ConvertAll(trained.Parameters, static value => (double)Math.Abs(value))),
            null, default);
    }
}
