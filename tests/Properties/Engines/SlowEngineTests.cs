using PlantNSeek.Engines;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Testing.Cases;
using PlantNSeek.TestSupport.Oracle.Convolution;
using PlantNSeek.Training;

namespace PlantNSeek.Properties.Engines;

/// <summary>The kit's slow engine beside the managed one, and on its own.</summary>
public sealed class SlowEngineTests
{
    private static readonly SlowEngine Engine = SlowEngine.Instance;

    [Test, Spec("CONV-017")]
    public void AFullyConnectedNetwork_HasTheValuesOfTheManagedEngine([Values(2ul, 3ul)] ulong seed)
    {
        var network = NetworkCase.Dense(seed, 3, 5, 2);
        var (expected, actual) = (Values(ManagedEngine.Instance), Values(Engine));
        Assert.That(actual, Is.EqualTo(expected).Within(1e-5));
        Assert.That(actual, Has.Some.GreaterThan(0.1));

        double[] Values(IEngine engine)
        {
            var asked = engine.Network(network.Graph, ScoringMode.Fair);
            var (gradient, product) = (new double[asked.Layout.Count], new double[asked.Layout.Count]);
            var loss = asked.LossAndGradient(network.Parameters, network.Batch, network.Loss, gradient);
            asked.HessianVectorProduct(network.Parameters, network.Batch, network.Loss, gradient, product);
            using var session = Begin(engine, network, new AdamSettings());
            int[] all = [.. Enumerable.Range(0, 32)];
            return [loss, .. gradient, .. product, session.Step(all), session.Step(all), .. session.GetParameters()];
        }
    }

    [Test, Spec("CONV-018")]
    public void ATrainingThatGoesOn_TakesTheStepsOfOneThatNeverStopped([Values] bool momentum)
    {
        OptimizerSettings settings = momentum ? new SgdSettings { LearningRate = 0.1, Momentum = 0.9 } : new AdamSettings();
        var network = NetworkCase.Of(NetworkMaker.Of(TinyDefinitions.BatchNorm, Engine), 4);
        int[] all = [.. Enumerable.Range(0, network.TrainingData.Count)];
        using var whole = Begin(Engine, network, settings);
        whole.Step(all);
        using var second = Begin(Engine, network with { Parameters = whole.GetParameters() }, settings);
        second.ContinueFrom(whole);
        whole.Step(all);
        second.Step(all);
        Assert.That(second.GetParameters(), Is.EqualTo(whole.GetParameters()).Within(1e-6));
        Assert.That((second.Steps, second.LearningRate), Is.EqualTo((2, whole.LearningRate)));
    }

    [Test, Spec("CONV-019")]
    public void WhatDoesNotFit_IsAnErrorThatHasBothValues()
    {
        var graph = TinyDefinitions.Convolution.Graph;
        var network = Engine.Network(graph, ScoringMode.Published);
        var case3 = NetworkCase.Of(NetworkMaker.Of(TinyDefinitions.Convolution, Engine), 3);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((Engine.Supports(graph), Engine.Supports(NetworkGraph.Unknown(graph.Layout)), network.Scoring), Is.EqualTo((true, false, ScoringMode.Published)));
            Assert.That(() => Engine.Network(NetworkGraph.Unknown(graph.Layout), ScoringMode.Fair), Throws.TypeOf<NotSupportedException>().With.Message.Contains("knows its operations"));
            Assert.That(() => network.Outputs(new float[3], new float[32], new float[3]), Throws.ArgumentException.With.Message.Contains("the parameter buffer has 3 entries; the network asks for 204"));
            Assert.That(() => network.Outputs(case3.Parameters, new float[31], new float[3]), Throws.ArgumentException.With.Message.Contains("the inputs has 31"));
            Assert.That(() => Begin(Engine, case3, new SgdSettings { DecaysMasked = true }), Throws.TypeOf<NotSupportedException>().With.Message.Contains("'slow'"));
            Assert.That(() => Begin(Engine, case3 with { Parameters = [float.NaN, .. case3.Parameters[1..]] }, new SgdSettings()), Throws.TypeOf<NonFiniteException>().With.Message.Contains("conv.weight[0, 0, 0, 0] is NaN"));
        }
    }

    private static ITrainingSession Begin(IEngine engine, NetworkCase network, OptimizerSettings settings) => engine.Trainer(network.Graph)
        .Begin(network.Parameters, network.WithRandomMask().Mask, network.TrainingData, network.Loss, settings, 32);
}
