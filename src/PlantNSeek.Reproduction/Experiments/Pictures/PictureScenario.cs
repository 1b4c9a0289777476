using PlantNSeek.Engines;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.Pictures;

/// <summary>A random network on pictures on an engine.</summary>
internal sealed class PictureScenario
{
    private readonly PictureNetwork _made;

    public PictureScenario(PictureTask task, PictureNetwork made, IEngine engine)
    {
        (Task, _made) = (task, made);
        (Network, Trainer) = (engine.Network(made.Definition.Graph, ScoringMode.Fair), engine.Trainer(made.Definition.Graph));
    }

    /// <summary>The task.</summary>
    public PictureTask Task { get; }

    /// <summary>The network, for pruners.</summary>
    public IDifferentiableNetwork Network { get; }

    /// <summary>What trains it.</summary>
    public ITrainer Trainer { get; }

    /// <summary>Where each parameter lives.</summary>
    public ParameterLayout Layout => Network.Layout;

    /// <summary>What a seeker is given: the random parameters, or those given, and the images, with augmentation where it is asked for.</summary>
    public SeekingProblem Seeking(PruningBudget budget, bool augments, float[]? parameters = null) => SeekingProblem.Of(
        Network, Trainer, parameters ?? _made.Initial, _made.Pruning, augments ? _made.Augmented : _made.Data.Training, budget, Stream("seek"));

    /// <summary>Judges masks of the random parameters, or of those given; without a truth nothing is planted.</summary>
    public TicketJudge Judge(Mask? truth = null, float[]? parameters = null) =>
        new(Network, Trainer, parameters ?? _made.Initial, _made.Augmented, _made.Data.Test, Task.Settings.Final, Stream)
        {
            Rules = [ScoringRule.Plain, ScoringRule.Plain],
            Initialise = stream => Initialisation.Draw(_made.Definition, _made.Rule, stream),
            Truth = truth ?? Mask.None(Layout.Count),
        };

    /// <summary>What a mask scores after training from the random parameters; once for the same mask, whoever found it under whichever protocol.</summary>
    public PictureTraining Trained(Mask mask, CancellationToken cancel) => _made.Trainings.Get(mask, () =>
    {
        var (parameters, loss) = Train(mask, _made.Augmented, Task.Settings.Final, cancel);
        return new PictureTraining(Judge().Scores(parameters)[0], loss);
    });

    /// <summary>Trains a mask without augmentation, and scores it.</summary>
    public (float[] Parameters, PictureTraining Score) TrainedTicket(Mask mask, CancellationToken cancel)
    {
        var (parameters, loss) = Train(mask, _made.Data.Training, Task.Settings.OfTicket, cancel);
        return (parameters, new PictureTraining(Judge().Scores(parameters)[0], loss));
    }

    /// <summary>What edge-popup finds in the random network; once for equal searches.</summary>
    public FoundPicture Found(PictureSearch search, CancellationToken cancel) => _made.Searches.Get(search, () => search.In(this, null, cancel));

    private RandomStream Stream(string purpose) => _made.Stream(purpose);

    private (float[] Parameters, double Loss) Train(Mask mask, ISampleSource images, TrainingSettings settings, CancellationToken cancel) =>
        PictureTraining.Of(Trainer, _made.Initial, mask, images, settings, Stream("shuffle"), cancel);
}
