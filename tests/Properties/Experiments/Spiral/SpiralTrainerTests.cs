using System.Runtime.Intrinsics;
using PlantNSeek.Experiments.Spiral;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Tasks;
using PlantNSeek.TestSupport.Oracle;

namespace PlantNSeek.Properties.Experiments.Spiral;

public sealed class SpiralTrainerTests
{
    private static readonly SpiralRecipe Short = new()
    {
        Screening = new SpiralPhase(SampleStep: 512, Epochs: 3, BatchSize: 32, LearningRate: 0.03),
        Polishing = new SpiralPhase(SampleStep: 700, Epochs: 2, BatchSize: 16, LearningRate: 0.02),
    };

    [Test, Spec("SPIRAL-020")]
    public void Gradient_IsThatOfPlainLoops()
    {
        var logit = new LogitNetwork(SpiralMask.Architecture);
        var oracle = new OracleNetwork(logit.TwoClasses);
        var data = CubistSpiral.EveryNth(1000);
        var pack = new SpiralPack();
        var starts = Enumerable.Range(0, SpiralPack.Size).Select(Start).ToArray();
        for (var i = 0; i < SpiralPack.ParameterCount; i++)
        {
            pack.Parameters[i] = Vector512.Create(Array.ConvertAll(starts, s => s[i]));
        }

        pack.AddGradient(SpiralSample.Of(data));
        var correct = new int[SpiralPack.Size];
        pack.CountCorrect(SpiralSample.Of(data), correct);
        for (var lane = 0; lane < starts.Length; lane++)
        {
            var (wide, expected) = (new double[logit.TwoClasses.Layout.Count], new double[SpiralPack.ParameterCount]);
            oracle.LossAndGradient(logit.Widen<float>(starts[lane]), data, new LossFunction(LossKind.SoftmaxCrossEntropy), wide);
            logit.Narrow<double>(wide, expected);
            var largest = expected.Max(Math.Abs) * data.Count;
            for (var i = 0; i < expected.Length; i++)
            {
                Assert.That(pack.Gradient[i][lane], Is.EqualTo(expected[i] * data.Count).Within(1e-5 * largest), $"lane {lane}, {logit.Layout.Describe(i)}");
            }

            Assert.That(correct[lane], Is.EqualTo(Correct(new OracleNetwork(SpiralMask.Architecture), starts[lane], data)));
        }
    }

    [Test, Spec("SPIRAL-021")]
    public void ALane_DoesNotDependOnItsNeighbours()
    {
        var (together, alone) = (new SpiralTrainer(Short), new SpiralTrainer(Short));
        for (var lane = 0; lane < SpiralTrainer.Capacity; lane++)
        {
            together.Load(lane, SpiralMasks.All[lane * 1000].ToMask(), Start(lane));
        }

        together.Screen();
        together.Polish();
        for (var lane = 0; lane < SpiralTrainer.Capacity; lane += 5)
        {
            var mask = SpiralMasks.All[lane * 1000].ToMask();
            alone.Load(15 - lane, mask, Start(lane));
            alone.Screen();
            alone.Polish();
            Assert.That(alone.Parameters(15 - lane), Is.EqualTo(together.Parameters(lane)).And.Not.EqualTo(mask.Apply<float>(Start(lane))));
            for (var i = 0; i < mask.Length; i++)
            {
                Assert.That(mask[i] || BitConverter.SingleToInt32Bits(together.Parameters(lane)[i]) == 0, $"lane {lane}: parameter {i} is masked");
            }
        }
    }

    [Test, Spec("SPIRAL-022")]
    public void Training_AllocatesNothing()
    {
        var trainer = new SpiralTrainer(Short);
        trainer.Load(0, SpiralMask.Structured(3, 3, 3).ToMask(), Start(0));
        Work();
        var least = long.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before); // a collection in between counts what it gives up
        }

        Assert.That(least, Is.Zero);

        void Work()
        {
            trainer.Screen();
            trainer.ScoredCorrect();
            trainer.Polish();
            trainer.AllCorrect();
        }
    }

    private static float[] Start(int number) => Short.InitialParameters(number);

    private static int Correct(OracleNetwork network, float[] parameters, Batch data)
    {
        var logits = network.Outputs(Array.ConvertAll(parameters, p => (double)p), Array.ConvertAll(data.Inputs.ToArray(), x => (double)x));
        return logits.Where((z, i) => z > 0 == (data.Labels[i] == 1)).Count();
    }
}
