using PlantNSeek.Engines;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Transfer;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Recovery;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.PictureTransfer;

/// <summary>Trains what was found on the source on the target, on an engine.</summary>
internal sealed class TransferOnTarget
{
    private readonly TransferTask _task;
    private readonly TransferSource _source;
    private readonly IEngine _engine;
    private readonly CancellationToken _cancel;
    private readonly NetworkDefinition _network, _body;
    private readonly RecentlyUsed<TransferSetting, (double Before, double After, double Loss)> _onPixels = new(2); // the same at every density

    public TransferOnTarget(TransferTask task, int width, TransferSource source, IEngine engine, CancellationToken cancel)
    {
        (_task, _source, _engine, _cancel) = (task, source, engine, cancel);
        _network = task.OnTarget(width);
        _body = new NetworkDefinition($"{_network.Name} without its head", _network.Input, _network.Nodes[..^1]);
    }

    /// <summary>Where each parameter of the network on the target lives.</summary>
    public ParameterLayout Layout => _network.Layout;

    /// <summary>Trains one arm at the density of so many rounds.</summary>
    public RunResult Run(TransferArm arm, string label, int rounds)
    {
        if (arm.Start is not { } start)
        {
            return Result(arm, label, Mask.None(Layout.Count), _onPixels.Get(arm.Setting, () => Headed(new FrozenFeatures(_source.Target.Training.ToBatch(), _source.Target.Test), arm.Setting)));
        }

        var body = new TransferBody(start, arm.Mask, rounds);
        return Result(arm, label, OnTarget(body), arm.Setting == TransferSetting.FineTuned ? FineTuned(body) : Headed(Features(body), arm.Setting));
    }

    private RunResult Result(TransferArm arm, string label, Mask mask, (double Before, double After, double Loss) scores) =>
        RunResults.Of(arm.Name, label, MaskSummary.Of(_network.Graph, mask), scores.Before) with { Weak = scores.After, WeakUnscaled = scores.After, TrainingLoss = scores.Loss };

    /// <summary>
    /// The parameters of a frozen body with a new head. Running statistics of the source, or none at all, do not fit the target: they are taken of its images, and nothing else moves.
    /// </summary>
    public float[] Frozen(TransferBody body)
    {
        var (start, images) = (Start(body), _source.Target.Training);
        return Trainer.Train(
            _engine.Trainer(_network.Graph), start, Mask.All(start.Length), images, LossFunction.For(images), TransferSettings.Statistics, _source.Stream("statistics"), null, default, _cancel).Parameters;
    }

    /// <summary>A body with its head after training of both on the target.</summary>
    public TrainingResult Tuned(TransferBody body)
    {
        var (mask, images) = (OnTarget(body), _source.Target.Training);
        return Trainer.Train(
            _engine.Trainer(_network.Graph), Start(body), mask, images, LossFunction.For(images), _source.As(_task.Settings.FineTuning, images.Count), _source.Stream("shuffle target"), null, default, _cancel);
    }

    /// <summary>A body under its mask with a new head, as training on the target begins.</summary>
    public float[] Start(TransferBody body)
    {
        var parameters = new float[Layout.Count];
        Carried.Body<float>(_source.Network.Layout, MaskOf(body).Apply<float>(ParametersOf(body.Start)), Layout, parameters);
        var head = Layout.Weight(Layout.LayerCount - 1);
        Head(head.Columns, TransferSetting.Linear).Initial.CopyTo(parameters, head.Offset); // the same for all bodies, and where it is trained alone
        return parameters;
    }

    private FrozenFeatures Features(TransferBody body) => _source.Features.Get(body, () =>
    {
        var parameters = new float[_body.Layout.Count];
        Carried.Body<float>(Layout, Frozen(body), _body.Layout, parameters);
        var network = _engine.Network(_body.Graph, ScoringMode.Fair);
        Batch Of(Batch images) => Batch.Classification(Scoring.Outputs(network, parameters, images), network.OutputWidth, images.Labels, images.OutputWidth);
        return new FrozenFeatures(Of(_source.Target.Training.ToBatch()), Of(_source.Target.Test));
    });

    private (double Before, double After, double Loss) Headed(FrozenFeatures features, TransferSetting setting) =>
        Head(features.Training.InputWidth, setting).Train(features, _task.Settings.OfHead, _source.Stream("shuffle target"), _cancel);

    private (double Before, double After, double Loss) FineTuned(TransferBody body)
    {
        var tuned = Tuned(body);
        return (Accuracy(Start(body)), Accuracy(tuned.Parameters), tuned.EpochLosses[^1]);
    }

    private double Accuracy(float[] parameters) => Scoring.Accuracy(Scoring.Outputs(_engine.Network(_network.Graph, ScoringMode.Fair), parameters, _source.Target.Test), _source.Target.Test);

    private TransferHead Head(int inputs, TransferSetting setting) => new(
        inputs, setting == TransferSetting.TwoLayers ? _task.Settings.HiddenUnits : null, _task.Target.Set.Classes.Count, _source.Stream($"head {setting}"));

    private float[] ParametersOf(TransferStart start) => start switch
    {
        TransferStart.LateReset => _source.Round(0, _engine, _cancel).Parameters,
        TransferStart.WinningTicket => _source.Initial,
        _ => _source.Draw("random start"),
    };

    private Mask OnTarget(TransferBody body) => Carried.Body(_source.Network.Layout, MaskOf(body), Layout);

    private Mask MaskOf(TransferBody body)
    {
        if (body.Mask == BodyMask.OneShot)
        {
            return _source.OneShot(body.Rounds, _engine, _cancel);
        }

        var found = _source.Round(body.Rounds, _engine, _cancel).Mask;
        return body.Mask == BodyMask.Found ? found : Controls.LayerwiseShuffleMask(_source.Network.Layout, found, _source.Stream($"shuffled mask {body.Rounds}"));
    }
}
