using PlantNSeek.Cli.Terminal;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Models;
using PlantNSeek.Numerics;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Cli.Bench.Steps;

/// <summary>A step of any engine, of a model or of the fully connected network of a task, with the task's loss.</summary>
internal static class EngineStep
{
    public static StepTiming Measure(StepRequest request, CancellationToken cancel)
    {
        var (definition, loss) = request.Model is null ? OfTask(new TrainingStep(request)) : (ModelCatalog.Make(request.Model, ModelShape.Cifar(request.WidthFactor)), new LossFunction(LossKind.SoftmaxCrossEntropy));
        var (engine, layout) = (CommandEngines.ByName(request.Engine), definition.Layout);
        if (!engine.Supports(definition.Graph))
        {
            throw new NotSupportedException($"the engine {engine.Name} cannot compute {definition.Name}: it takes fully connected networks; give --engine torch");
        }

        var kept = TrainingStep.RandomMask(layout.PrunableCount, new Density(request.Density));
        var mask = Mask.From(layout.Count, i => i >= layout.PrunableCount || kept[i]);
        return StepBenchmark.Measure(
            engine.Trainer(definition.Graph), Initialisation.Draw(definition, InitialisationRule.He, new RandomStream(1, "bench model")), mask, definition.Input.Size, definition.Output.Size, loss,
            request.Batch, cancel);
    }

    private static (NetworkDefinition Definition, LossFunction Loss) OfTask(TrainingStep step) => (step.Architecture.Graph.AsDefinition!, step.Loss);
}
