using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers.Genetic;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Pruning.Seekers.LocalSearch;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Pruning.Seekers.Snip;
using PlantNSeek.Pruning.Seekers.Walks;
using PlantNSeek.Recovery;
using PlantNSeek.Tasks;
using PlantNSeek.Tasks.Targets;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.BitIdentity;

/// <summary>
/// A whole run on a small network, once as a classification and once as a regression; under 1e8 multiply-adds in all, since a
/// fused multiply-add without hardware takes about forty times longer. The width is a multiple of no vector's length.
/// </summary>
internal static class Experiment
{
    private const ulong Seed = 20220125;
    private const int Depth = 5, Width = 37;

    public static BitHashes Run()
    {
        var hashes = new BitHashes();
        Numbers(hashes);
        OneTask(hashes, LearningTasks.Circle, PlantingOptions.Paper);
        OneTask(hashes, LearningTasks.Helix, PlantingOptions.Fair);
        return hashes;
    }

    private static void Numbers(BitHashes hashes)
    {
        var stream = new RandomStream(Seed, "numbers");
        double[] x = [.. Enumerable.Range(0, 1000).Select(_ => stream.NextNormal() * 5)];
        hashes.Add("numbers/normal", x);
        hashes.Add("numbers/order", stream.NextPermutation(1000));
        hashes.Add(
            "numbers/functions",
            Array.ConvertAll(x, DeterministicMath.Exp),
            Array.ConvertAll(x, v => DeterministicMath.Log(Math.Abs(v))),
            Array.ConvertAll(x, DeterministicMath.Sin),
            Array.ConvertAll(x, DeterministicMath.Cos),
            Array.ConvertAll(x, DeterministicMath.Tanh),
            Array.ConvertAll(x, v => DeterministicMath.Pow(Math.Abs(v), 0.7)));
    }

    private static void OneTask(BitHashes hashes, LearningTask task, PlantingOptions planting)
    {
        var target = task.Target(Depth, TargetForm.Lean);
        var architecture = Architecture.Uniform(task.InputWidth, Width, task.OutputWidth, Depth);
        var host = HostInitialization.HeScaled(architecture, new RandomStream(Seed, "host"));
        hashes.Add($"{task.Name}/target", target.Parameters.ToArray());
        hashes.Add($"{task.Name}/host", host.Parameters.ToArray());

        var seen = Planter.Plant(target, host, planting);
        hashes.Add($"{task.Name}/planted", seen.Host.Parameters.ToArray(), [.. seen.Receipt.OutputScales], [seen.Receipt.LargestDeviation]);

        var planted = Hiding.Hide(seen, new HidingOptions { Rescaling = Rescaling.LogUniform }, new RandomStream(Seed, "hiding"));
        hashes.Add($"{task.Name}/hidden", planted.Host.Parameters.ToArray(), [planted.Receipt.LargestDeviation]);
        hashes.Add($"{task.Name}/ticket", planted.Receipt.Mask.KeptIndices());
        hashes.Add($"{task.Name}/detectability", (double[])[.. Detectability.Of(planted, Seed, permutations: 19).Select(l => l.WeightMagnitude.Area)]);

        var data = task.Generate(SampleDraws.Partition, Seed, count: 500, testFraction: 0.3, pruningCount: 40);
        hashes.Add($"{task.Name}/data", data.Training.Inputs.ToArray(), data.Training.Values.ToArray());
        hashes.Add($"{task.Name}/labels", data.Training.Labels.ToArray());

        var network = new ManagedNetwork(architecture);
        var found = Seek(hashes, task, network, planted, data);
        SeekLongest(hashes, task, network, planted, data);
        Train(hashes, task, network, planted.HostParameters, Mask.All(architecture.Layout.Count), "dense", data);
        Train(hashes, task, network, planted.HostParameters, planted.Receipt.Mask, "ticket", data);
        Train(hashes, task, network, planted.HostParameters, found, "found", data);
    }

    private static Mask Seek(BitHashes hashes, LearningTask task, ManagedNetwork network, PlantedNetwork planted, TaskData data)
    {
        var everything = Mask.All(network.Layout.Count);
        var loss = LossFunction.For(data.Pruning);
        foreach (var pruner in PrunerCatalog.All)
        {
            var stream = new RandomStream(Seed, $"pruner {pruner.Name}");
            var scores = pruner.Scores(PruningContext.Of(network, planted.HostParameters, everything, data.Pruning, loss, stream));
            var mask = Selection.Select(scores, network.Layout, everything, new Density(0.1), new SelectionOptions());
            hashes.Add($"{task.Name}/{pruner.Name}/scores", scores);
            hashes.Add($"{task.Name}/{pruner.Name}/mask", mask.KeptIndices());
        }

        var rounds = IterativePruning.Run(
            PrunerCatalog.SynFlow,
            network,
            planted.HostParameters,
            data.Pruning,
            loss,
            new Density(0.05),
            new PruningSettings { Rounds = 20 },
            new RandomStream(Seed, "rounds"));
        hashes.Add($"{task.Name}/SynFlow in rounds/mask", rounds.KeptIndices());
        var overlap = Overlap.Of(network.Layout, rounds, planted.Receipt.Mask).Overall;
        hashes.Add($"{task.Name}/overlap", (double[])[overlap.Precision, overlap.Recall, overlap.Jaccard, overlap.IgnoringLayers.UpperTail(overlap.Hits)]);
        return rounds;
    }

    // Those that train or learn, each for as short as shows their arithmetic.
    private static void SeekLongest(BitHashes hashes, LearningTask task, ManagedNetwork network, PlantedNetwork planted, TaskData data)
    {
        var once = new TrainingSettings { Epochs = 1 };
        ITicketSeeker[] seekers =
        [
            new MultishotSeeker(PrunerCatalog.Grasp, new MultishotSettings { Rounds = 2, Training = once, AddsStaleGradient = true }),
            new IterativeMagnitudeSeeker(new IterativeMagnitudeSettings { Rounds = 2, Training = once, Rewinding = Rewinding.LearningRateOnly }),
            new ProsPrSeeker(),
            new RigLSeeker(new RigLSettings { Training = once, UpdateEvery = 2 }),
            new PhewSeeker(),
            new ContinuousSparsificationSeeker(new ContinuousSparsificationSettings { Epochs = 1, RewindEpoch = 1, BatchSize = 20 }),
            new EdgePopupSeeker(new EdgePopupSettings { Epochs = 2, Annealing = DensitySchedule.Exponential }),
            new GemMinerSeeker(new GemMinerSettings { Epochs = 3 }),
            new GeneticSeeker(new GeneticSettings { Population = 6, Generations = 3, Samples = 32 }),
            new LocalSearchSeeker(new LocalSearchSettings { Chains = 2, ChainMoves = 300, ChainSamples = 64, RefineCycles = 1, RefineMoves = 100, RefineSamples = 96 }),
        ];
        foreach (var seeker in seekers)
        {
            var problem = SeekingProblem.Of(
                network, new ManagedTrainer(network.Architecture), planted.HostParameters, data.Pruning, data.Training.Slice(0, 96), new Density(0.1), new RandomStream(Seed, seeker.Name));
            hashes.Add($"{task.Name}/{seeker.Name}/mask", seeker.Seek(problem).Mask.KeptIndices());
        }
    }

    private static void Train(BitHashes hashes, LearningTask task, ManagedNetwork network, float[] start, Mask mask, string what, TaskData data)
    {
        (string Name, TrainingSettings Settings)[] ways =
        [
            ("Adam", new TrainingSettings { Epochs = 3 }),
            ("SGD", new TrainingSettings
            {
                Epochs = 2,
                BatchSize = 20, // leaves a shorter last batch
                Optimizer = new SgdSettings(0.005) { Momentum = 0.9, Nesterov = true, WeightDecay = 1e-4 },
                Schedule = LearningRateSchedule.Cosine,
            }),
        ];
        foreach (var (name, settings) in ways)
        {
            var result = Trainer.Train(
                new ManagedTrainer(network.Architecture), start, mask, data.Training, LossFunction.For(data.Training), settings, new RandomStream(Seed, $"shuffle {name}"));
            var kept = mask.Apply<float>(result.Parameters);
            hashes.Add($"{task.Name}/{what}/{name}/parameters", result.Parameters, Scoring.Outputs(network, kept, data.Test));
            hashes.Add(
                $"{task.Name}/{what}/{name}/scores",
                result.EpochLosses,
                [.. Enum.GetValues<ScoringRule>().Select(rule => Scoring.Score(rule, network, kept, data.Training, data.Test))]);
        }
    }
}
