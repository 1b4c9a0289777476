using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.Genetic;
using PlantNSeek.Tasks;
using PlantNSeek.Tasks.Targets;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Properties.Seekers;

/// <summary>Masks that are bred.</summary>
[TestFixture]
public class GeneticSeekerTests
{
    private static readonly GeneticSettings Few = new() { Population = 6, Generations = 5, Samples = 5 };

    [PinnedProperty]
    [Spec("OTHER-020")]
    public bool Recombination_KeepsWhatBothHave_AndTheNumber(Seed seed)
    {
        var (random, population, size) = Sizes(seed);
        var (a, b) = (Subsets.Random(population, size, random), Subsets.Random(population, size, random));
        var child = Subsets.Recombine(a, b, random);
        return IsSubset(a, population, size) && IsSubset(child, population, size)
            && a.Intersect(b).All(child.Contains) && child.All(i => a.Contains(i) || b.Contains(i));
    }

    [PinnedProperty]
    [Spec("OTHER-020")]
    public bool Mutation_ReplacesSoMany(Seed seed)
    {
        var (random, population, size) = Sizes(seed);
        var swaps = 1 + random.NextInt32(5);
        var parent = Subsets.Random(population, size, random);
        var child = Subsets.Mutate(parent, population, swaps, random);
        return IsSubset(child, population, size)
            && child.Except(parent).Count() == Math.Min(swaps, Math.Min(size, population - size));
    }

    [PinnedProperty]
    [Spec("OTHER-020")]
    public bool Mutation_DrawsAsFromTheWholeLists(Seed seed)
    {
        var (random, population, size) = Sizes(seed);
        var swaps = Math.Min(random.NextInt32(8), Math.Min(size, population - size));
        var parent = Subsets.Random(population, size, random);
        var (members, others, draws) = (parent.ToArray(), Enumerable.Range(0, population).Except(parent).ToArray(), seed.Stream("draws"));
        var expected = parent.ToHashSet();
        for (var swap = 0; swap < swaps; swap++)
        {
            var (i, j) = (swap + draws.NextInt32(size - swap), swap + draws.NextInt32(others.Length - swap));
            expected.Remove(members[i]);
            expected.Add(others[j]);
            (members[i], others[j]) = (members[swap], others[swap]);
        }

        return Subsets.Mutate(parent, population, swaps, seed.Stream("draws")).SequenceEqual(expected.Order());
    }

    [Test]
    [Spec("OTHER-020")]
    public void RandomSets_AreUniform()
    {
        const int draws = 5000;
        var random = new Seed(1).Stream("sets");
        var counts = Enumerable.Range(0, draws).Select(_ => string.Join(',', Subsets.Random(5, 2, random))).CountBy(key => key).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(counts, Has.Length.EqualTo(10));
            Assert.That(counts.Select(pair => Math.Abs(pair.Value - (draws / 10.0))), Is.All.LessThan(5 * Math.Sqrt(draws * 0.1 * 0.9)));
        }
    }

    [PinnedProperty]
    [Spec("OTHER-021")]
    public bool SparseEvaluation_HasTheBitsOfTheNetwork(Architecture architecture, Seed seed)
    {
        var problem = PruningCase.Of(architecture, seed);
        var mask = PruningCase.RandomMask(problem.Layout.Count, seed.Stream("density").NextDouble(), seed.Stream("mask"));
        var evaluation = new SparseEvaluation(architecture, problem.Parameters, problem.Batch);
        evaluation.Run(Mask.All(problem.Layout.Count).KeptIndices()); // leaves nothing behind
        evaluation.Run(mask.KeptIndices());
        var outputs = new float[problem.Batch.Count * architecture.OutputWidth];
        new ManagedNetwork(architecture).Outputs(mask.Apply<float>(problem.Parameters), problem.Batch.Inputs, outputs);
        return Enumerable.Range(0, outputs.Length).All(i => evaluation.Output(i % architecture.OutputWidth, i / architecture.OutputWidth) == outputs[i]);
    }

    [PinnedProperty]
    [Spec("OTHER-022")]
    public bool Fitness_IsAsWrittenOut(Architecture architecture, Seed seed)
    {
        var problem = PruningCase.Of(architecture, seed);
        var mask = PruningCase.RandomMask(problem.Layout.Count, 0.8, seed.Stream("mask"));
        var evaluation = new SparseEvaluation(architecture, problem.Parameters, problem.Batch);
        evaluation.Run(mask.KeptIndices());
        var fitness = MaskFitness.Of(evaluation, problem.Batch);
        var rows = problem.Outputs(mask).Chunk(architecture.OutputWidth).ToArray();
        if (!problem.Batch.IsClassification)
        {
            var error = Enumerable.Range(0, architecture.OutputWidth).Average((int k) =>
            {
                var wanted = rows.Select((_, s) => (double)problem.Batch.Values[(s * architecture.OutputWidth) + k]).ToArray();
                var power = rows.Sum((double[] row) => row[k] * row[k]);
                var factor = power > 0 ? Math.Max(0, rows.Zip(wanted).Sum(pair => pair.First[k] * pair.Second) / power) : 0;
                return rows.Zip(wanted).Average(pair => Math.Pow((factor * pair.First[k]) - pair.Second, 2));
            });
            return fitness.Accuracy == 0 && Math.Abs(fitness.Loss - error) < 1e-5;
        }

        var mean = rows.SelectMany(row => row).Average();
        var deviation = Math.Sqrt(rows.SelectMany(row => row).Average((double y) => (y - mean) * (y - mean)));
        var scale = deviation > 0 ? 1 / deviation : 1;
        var loss = rows.Select((double[] row, int s) => Math.Log(row.Sum((double y) => Math.Exp(scale * (y - row[problem.Batch.Labels[s]]))))).Average();
        var hits = rows.Select((double[] row, int s) => Array.IndexOf(row, row.Max()) == problem.Batch.Labels[s] ? 1.0 : 0).Average();
        return Math.Abs(fitness.Accuracy - hits) < 1e-12 && Math.Abs(fitness.Loss - loss) < 1e-4;
    }

    [Test]
    [Spec("OTHER-022")]
    public void Accuracy_ComesFirst()
    {
        MaskFitness[] worstToBest = [new(0.5, 1), new(0.5, 0.5), new(0.6, 2), new(0.6, 1)];
        Assert.That(worstToBest.Reverse().Order(), Is.EqualTo(worstToBest));
    }

    [Test]
    [Spec("OTHER-023")]
    public void BestFitness_NeverFalls_AndRises([Values("circle", "helix")] string name)
    {
        var task = LearningTasks.ByName(name);
        var architecture = Architecture.Uniform(task.InputWidth, 30, task.OutputWidth, 3);
        var host = HostInitialization.HeScaled(architecture, new Seed(2).Stream("host"));
        var planted = Planter.Plant(task.Target(3, TargetForm.Lean), host, PlantingOptions.Fair);
        var data = task.Draw(64, 0, new Seed(2).Stream("data"));
        var problem = SeekingProblem.Of(
            new ManagedNetwork(architecture), new ManagedTrainer(architecture), planted.HostParameters, data, data, new Density(0.3), new Seed(2).Stream("seeker"));
        var evaluation = new SparseEvaluation(architecture, planted.HostParameters, data);
        var fitness = new[] { 0, 1, 2, 5, 10, 40 }.Select(generations =>
        {
            var seeker = new GeneticSeeker(new GeneticSettings { Population = 20, Generations = generations, Samples = 64 });
            evaluation.Run(seeker.Seek(problem.Again(new Seed(2))).Mask.KeptIndices());
            return MaskFitness.Of(evaluation, data);
        }).ToArray();
        Assert.That(fitness, Is.Ordered);
        Assert.That(fitness[^1], Is.GreaterThan(fitness[0]));
    }

    [PinnedProperty]
    [Spec("OTHER-024")]
    public bool KeepsTheBudget_AndCountsItsSamples(Architecture architecture, Seed seed)
    {
        var problem = SeekingCase.Problem(architecture, seed);
        var network = new CountingNetwork(problem.Network);
        var found = new GeneticSeeker(Few).Seek(problem with { Network = network });
        return found.Mask.KeptCount == problem.KeptCount
            && found is { Samples: 6 * 6 * 5, StartParameters: null }
            && network.Samples == 0
            && new GeneticSeeker(Few).Seek(problem.Again(seed)).Mask.Equals(found.Mask);
    }

    private static (RandomStream Random, int Population, int Size) Sizes(Seed seed)
    {
        var random = seed.Stream("sets");
        var population = 1 + random.NextInt32(40);
        return (random, population, random.NextInt32(population + 1));
    }

    private static bool IsSubset(int[] set, int population, int size) =>
        set.Length == size && set.SequenceEqual(set.Distinct().Order()) && set.All(i => i >= 0 && i < population);
}
