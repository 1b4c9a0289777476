using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Models;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Numerics;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Training;
using PlantNSeek.Training;

namespace PlantNSeek.TorchSharp.Tests.Lifetime;

/// <summary>A small residual network with half of its weights masked, and 16 images.</summary>
internal static class LifetimeCase
{
    public static NetworkDefinition Definition { get; } = ModelCatalog.Make("resnet8", new ModelShape(new FeatureShape(3, 8, 8), 4, 0.25));

    public static Batch Data { get; } = Draw();

    public static int[] Samples { get; } = [.. Enumerable.Range(0, 16)];

    public static Mask Mask { get; } = Mask.From(Definition.Layout.Count, i => i >= Definition.Layout.PrunableCount || i * 7919 % 13 < 7);

    public static float[] Parameters { get; } = Initialisation.Draw(Definition, InitialisationRule.He, new RandomStream(1, "lifetime"));

    public static ITrainingSession Begin(OptimizerSettings optimizer) =>
        new TorchTrainer(TorchModel.Of(Definition)).Begin(Parameters, Mask, Data, LossFunction.For(Data), optimizer, 16);

    private static Batch Draw()
    {
        var random = new RandomStream(2, "lifetime");
        return Batch.Classification([.. Enumerable.Range(0, 16 * 192).Select(_ => (float)random.NextNormal())], 192, [.. Enumerable.Range(0, 16).Select(i => i % 4)], 4);
    }
}
