using PlantNSeek.Engines;
using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.RareGems;

/// <summary>A random network on pictures in which gems are sought: all arms have the same parameters, images, order of images and fine-tuning.</summary>
internal sealed class GemScenario
{
    private const double Nearly0 = 1e-30; // a step that moves no parameter, while running statistics follow the batches
    private const int Cached = 256; // all arms of a few networks
    private static readonly RecentlyUsed<(PictureNetwork, string, object?, InitialisationRule, string), FoundTicket> Searches = RecentlyUsed.Shared<(PictureNetwork, string, object?, InitialisationRule, string), FoundTicket>(Cached);
    private static readonly RecentlyUsed<(PictureNetwork, Mask, InitialisationRule, TrainingSettings), PictureTraining> Trainings = RecentlyUsed.Shared<(PictureNetwork, Mask, InitialisationRule, TrainingSettings), PictureTraining>(Cached);
    private readonly GemTask _task;
    private readonly PictureNetwork _made;
    private readonly IDifferentiableNetwork _network;
    private readonly ITrainer _trainer;

    public GemScenario(GemTask task, PictureNetwork made, IEngine engine)
    {
        (_task, _made) = (task, made);
        (_network, _trainer) = (engine.Network(made.Definition.Graph, ScoringMode.Fair), engine.Trainer(made.Definition.Graph));
    }

    /// <summary>Where each parameter lives.</summary>
    public ParameterLayout Layout => _network.Layout;

    /// <summary>What an arm is worth at a density. Equal searches, and equal trainings of a mask, are made once, also under both protocols.</summary>
    public RunResult Run(GemArm arm, string label, CancellationToken cancel)
    {
        var start = Start(arm);
        var judge = Judge(arm, start);
        var found = Searches.Get((_made, arm.Name, arm.Search, arm.Start, label), () => Seek(arm, label, start, cancel));
        var trained = Trainings.Get((_made, found.Mask, arm.Start, arm.Finetuning), () =>
        {
            var (parameters, loss) = Train(found.Mask, start, arm.Finetuning, cancel);
            return new PictureTraining(judge.Scores(parameters)[0], loss);
        });
        var run = RunResults.Untrained(judge with { Initial = WithStatistics(found.Mask, start, cancel) }, arm.Name, label, found.Mask);
        return run with
        {
            Weak = trained.Accuracy,
            WeakUnscaled = trained.Accuracy,
            TrainingLoss = trained.Loss,
            Samples = found.Samples,
            OwnStart = arm.TrainsOn ? new OwnStartScores(judge.EpochsOf(found), judge.AsFound(found)![0], judge.TrainedOn(found, cancel)![0]) : null,
            Sanity = arm.Redrawn is null ? null : [.. Checks(judge, found, cancel)],
            HasUniformLayers = arm.TellsUniformLayers ? GemLayers.AreUniform(run.KeptWeights, [.. Enumerable.Range(0, Layout.LayerCount).Select(l => Layout.Weight(l).Length)]) : null,
        };
    }

    private FoundTicket Seek(GemArm arm, string label, float[] start, CancellationToken cancel) => arm.Seeker is null
        ? new FoundTicket(Mask.All(Layout.Count))
        : arm.Seeker.Seek(
            SeekingProblem.Of(_network, _trainer, start, _made.Pruning, _made.Augmented, PruningBudget.At(new Density(DensityPoint.Value(label))), _made.Stream("seek")), null, cancel);

    // A random mask with the same layers is the shuffled one, since there are no biases.
    private static IEnumerable<CheckedScore> Checks(TicketJudge judge, FoundTicket found, CancellationToken cancel) =>
        from variant in judge.Checks(found)
        where variant.Check is SanityCheck.LayerwiseShuffle or SanityCheck.Reinitialisation
        select new CheckedScore(variant.Check, judge.Weak(variant.Ticket, cancel)[0]);

    private TicketJudge Judge(GemArm arm, float[] start) => new(_network, _trainer, start, _made.Augmented, _made.Data.Test, arm.Finetuning, _made.Stream)
    {
        Rules = [ScoringRule.Plain, ScoringRule.Plain],
        Truth = Mask.None(Layout.Count),
        Initialise = random => Initialisation.Draw(_made.Definition, arm.Redrawn ?? arm.Start, random),
    };

    private float[] Start(GemArm arm) => arm.Start == InitialisationRule.SignedConstant ? _made.Initial : Initialisation.Draw(_made.Definition, arm.Start, _made.Stream("other network"));

    // The network before fine-tuning is scored with the statistics of its own outputs, as published: an epoch of images goes through it.
    private float[] WithStatistics(Mask mask, float[] start, CancellationToken cancel) =>
        Train(mask, start, _task.Settings.Finetuning with { Epochs = 1, Optimizer = new SgdSettings(Nearly0), Schedule = LearningRateSchedule.Constant }, cancel).Parameters;

    private (float[] Parameters, double Loss) Train(Mask mask, float[] start, TrainingSettings settings, CancellationToken cancel) =>
        PictureTraining.Of(_trainer, start, mask, _made.Augmented, settings, _made.Stream("shuffle"), cancel);
}
