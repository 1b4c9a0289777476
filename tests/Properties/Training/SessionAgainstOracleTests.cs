using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.TestSupport.Oracle;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Properties.Training;

/// <summary>Training steps of the float engine against plain loops in double.</summary>
[TestFixture]
public class SessionAgainstOracleTests
{
    [PinnedProperty(MaxTest = 60)]
    [Spec("TRAIN-001")]
    public void Steps_FollowPlainLoops(Architecture architecture, Seed seed)
    {
        var problem = TrainingCase.Of(architecture, seed);
        var session = problem.Session();
        var oracle = new OracleTraining(problem.Architecture, problem.Parameters.Select(p => (double)p), problem.Mask, problem.Loss, problem.Optimizer);
        for (var step = 0; step < 3; step++)
        {
            var samples = problem.AllSamples[..(problem.Data.Count - step)]; // also smaller batches than the session's
            var expected = oracle.Step(problem.Data.Take(samples));
            Assert.That(session.Step(samples), Is.EqualTo(expected).Within(1e-5 * Math.Max(1, expected)), $"loss before step {step + 1}");
        }

        var actual = session.GetParameters();
        for (var i = 0; i < actual.Length; i++)
        {
            Assert.That(actual[i], Is.EqualTo(oracle.Parameters[i]).Within(1e-5), problem.Architecture.Layout.Describe(i));
        }
    }

    [PinnedProperty(MaxTest = 60)]
    [Spec("TRAIN-001")]
    public void Gradient_IsThatOfPlainLoops_AtAnyTemperatureAndSoftmax(Architecture architecture, Seed seed)
    {
        var problem = TrainingCase.Of(architecture, seed);
        var random = seed.Stream("loss");
        var loss = new LossFunction(problem.Loss.Kind, random.NextUniform(0.5, 3), random.NextInt32(2) == 0);
        var session = new TrainingSession(problem.Architecture, problem.Parameters, problem.Mask, problem.Data, loss, problem.Optimizer, problem.Data.Count);
        var (actual, expected) = (new float[problem.Parameters.Length], new double[problem.Parameters.Length]);
        var value = session.LossAndGradient(problem.AllSamples, actual);
        var oracle = new OracleTraining(problem.Architecture, problem.Parameters.Select(p => (double)p), problem.Mask, loss, problem.Optimizer);
        var exact = oracle.LossAndGradient(problem.Data, expected);
        Assert.That(value, Is.EqualTo(exact).Within(1e-5 * Math.Max(1, exact)));
        var scale = expected.Max(Math.Abs);
        for (var i = 0; i < actual.Length; i++)
        {
            Assert.That(actual[i], Is.EqualTo(expected[i]).Within(1e-5 * scale), problem.Architecture.Layout.Describe(i));
        }
    }

    [Test]
    [Spec("TRAIN-001")]
    public void CrossEntropy_OfHugeOutputs_IsFinite()
    {
        var architecture = new Architecture(1, 3);
        var session = new TrainingSession(
            architecture, [1e4f, -1e4f, 0, 0, 0, 0], Mask.All(6), Batch.Classification([1f, 1f], 1, [0, 1], 3), new LossFunction(LossKind.SoftmaxCrossEntropy), new SgdSettings(), 2);
        Assert.That(session.Step([0, 1]), Is.EqualTo(1e4).Within(1e-3));
    }
}
