using PlantNSeek.Cli.Terminal;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Models;
using PlantNSeek.Numerics;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Cli.Bench.Steps;

/// <summary>A step of any engine, of a model or of the fully connected network of a task.</summary>
internal static class EngineStep
{
    public static StepTiming Measure(StepRequest request, CancellationToken cancel)
    {
        var definition = request.Model is null ? new TrainingStep(request).Architecture.Graph.AsDefinition! : ModelCatalog.Make(request.Model, ModelShape.Cifar(request.WidthFactor));
        var trainer = CommandEngines.ByName(request.Engine).Trainer(definition.Graph);
        var layout = definition.Layout;
        var kept = TrainingStep.RandomMask(layout.PrunableCount, new Density(request.Density));
        var mask = Mask.From(layout.Count, i => i >= layout.PrunableCount || kept[i]);
        return StepBenchmark.Measure(
            trainer, Initialisation.Draw(definition, InitialisationRule.He, new RandomStream(1, "bench model")), mask, definition.Input.Size, definition.Output.Size, request.Batch, cancel);
    }
}
