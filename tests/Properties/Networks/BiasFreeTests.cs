using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Planting;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Pruning.Seekers.Genetic;
using PlantNSeek.Pruning.Seekers.LocalSearch;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Properties.Networks;

/// <summary>Networks without biases, against the same networks with biases of 0.</summary>
[TestFixture]
public class BiasFreeTests
{
    private static readonly Architecture Free = Architecture.WithoutBiases(2, 5, 4, 3), Whole = new(2, 5, 4, 3);

    private static int[] Weights => [.. Whole.Layout.Slices.ToArray().Where(s => s.Kind == ParameterKind.Weight).SelectMany(s => Enumerable.Range(s.Offset, s.Length))];

    [Test, Spec("GRAPH-006")]
    public void WithoutBiases_EverythingIsAsWithBiasesOfZero()
    {
        var seed = new Seed(4);
        var (parameters, batch) = (Draw(seed), PruningCase.RandomBatch(Whole, seed, "data"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((Free.Layout.Count, Free.Layout.PrunableCount, Free.Layout.BiasCount), Is.EqualTo((42, 42, 0)));
            Assert.That(Free.ToString(), Is.EqualTo("2-5-4-3 without biases"));
            Assert.That(Free, Is.Not.EqualTo(Whole));
            Assert.That(Free.Graph.AsChain, Is.SameAs(Free));
            Assert.That(Asked(ManagedNetwork.Of(Free), parameters, batch), Is.EqualTo(Asked(ManagedNetwork.Of(Whole), Widen(parameters), batch, Weights)));
        }
    }

    [Test, Spec("GRAPH-007")]
    public void WithoutBiases_TrainingIsThatOfMaskedBiases()
    {
        var seed = new Seed(5);
        var (parameters, data) = (Draw(seed), PruningCase.RandomBatch(Whole, seed, "data"));
        var mask = Mask.From(parameters.Length, i => i % 3 != 0);
        var wide = Mask.From(Whole.Layout.Count, i => Array.IndexOf(Weights, i) is >= 0 and var at && mask[at]);
        float[] Trained(Architecture architecture, float[] start, Mask kept) => Trainer.Train(
            new ManagedTrainer(architecture), start, kept, data, LossFunction.For(data), new TrainingSettings { Epochs = 3, BatchSize = 3, Optimizer = new AdamSettings { WeightDecay = 0.01 } }, seed.Stream("order")).Parameters;
        var expected = Trained(Whole, Widen(parameters), wide);
        Assert.That(Trained(Free, parameters, mask), Is.EqualTo(Weights.Select(i => expected[i])));
    }

    [Test, Spec("GRAPH-008")]
    public void WithoutBiases_SeekersSeek_AndPlantingSaysThatItNeedsThem()
    {
        var seed = new Seed(6);
        var data = PruningCase.RandomBatch(Whole, seed, "data");
        SeekingProblem Problem() => SeekingProblem.Of(ManagedNetwork.Of(Free), new ManagedTrainer(Free), Draw(seed), data, data, PruningBudget.Keep(13), seed.Stream("seek"));
        using (Assert.EnterMultipleScope())
        {
            foreach (var seeker in SeekerCatalog.For(Free.Graph))
            {
                Assert.That(seeker.Seek(Problem()).Mask.KeptCount, Is.EqualTo(13), seeker.Name);
            }

            Assert.That(SeekerCatalog.All.Except(SeekerCatalog.For(Free.Graph)).Single(), Is.TypeOf<GeneticSeeker>());
            Assert.That(() => new GeneticSeeker().Seek(Problem()), Throws.TypeOf<NotSupportedException>().With.Message.Contains("takes a network with biases; this one is 2-5-4-3 without biases"));
            Assert.That(() => new LocalSearchSeeker().Seek(Problem()), Throws.TypeOf<NotSupportedException>().With.Message.Contains("takes a network with biases"));
            Assert.That(() => HostInitialization.HeScaled(Free, seed.Stream("host")), Throws.ArgumentException.With.Message.Contains("2-5-4-3 without biases; this takes one with biases"));
            Assert.That(() => new ManagedNetwork(Free), Throws.ArgumentException.With.Message.Contains("this takes one with biases"));
            Assert.That(() => ManagedNetwork.Of(Free).Outputs(new float[7], new float[2], new float[3]), Throws.ArgumentException.With.Message.Contains("the parameter buffer has 7 entries; the layout of 2-5-4-3 without biases has 42"));
        }
    }

    private static float[] Draw(Seed seed)
    {
        var random = seed.Stream("weights");
        return [.. Enumerable.Range(0, Free.Layout.Count).Select(_ => (float)random.NextNormal())];
    }

    private static float[] Widen(float[] weights)
    {
        var whole = new float[Whole.Layout.Count];
        foreach (var (at, i) in Weights.Index())
        {
            whole[i] = weights[at];
        }

        return whole;
    }

    // Outputs, loss, gradient, Hessian times that, flow; of the parameters only those asked for.
    private static double[] Asked(IDifferentiableNetwork network, float[] parameters, Batch batch, int[]? of = null)
    {
        var n = network.Layout.Count;
        var (outputs, gradient, product, flow, loss) = (new float[batch.Count * network.OutputWidth], new double[n], new double[n], new double[n], LossFunction.For(batch));
        network.Outputs(parameters, batch.Inputs, outputs);
        var value = network.LossAndGradient(parameters, batch, loss, gradient);
        double[] direction = [.. Enumerable.Range(0, n).Select(i => of is null || of.Contains(i) ? gradient[i] : 0)];
        network.HessianVectorProduct(parameters, batch, loss, direction, product);
        network.OutputGradient(Array.ConvertAll(parameters, p => Math.Abs((double)p)), [1, 1], [1, 1, 1], flow);
        IEnumerable<double> Own(double[] all) => of is null ? all : of.Select(i => all[i]);
        return [value, .. outputs.Select(o => (double)o), .. Own(gradient), .. Own(product), .. Own(flow)];
    }
}
