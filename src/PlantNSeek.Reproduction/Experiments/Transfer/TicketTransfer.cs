using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Planting;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;

namespace PlantNSeek.Experiments.Transfer;

/// <summary>
/// Carries a ticket from one task to another (after Mehta, 2019, and Morcos et al., 2019), where what the tasks share is planted and so
/// known. A mask found on the source task gives the hidden layers; the head is the target task's own, not pruned but for edges from units that
/// no input reaches. All other masks get their head in the same way, so that they differ by their hidden layers alone.
/// </summary>
public static class TicketTransfer
{
    private static readonly (TransferMask Mask, TransferStart Start)[] Pairs =
    [
        (TransferMask.Dense, TransferStart.LateReset),
        (TransferMask.Dense, TransferStart.WinningTicket),
        (TransferMask.Source, TransferStart.LateReset),
        (TransferMask.Source, TransferStart.WinningTicket),
        (TransferMask.Source, TransferStart.Random),
        (TransferMask.ShuffledSource, TransferStart.LateReset),
        (TransferMask.ShuffledSource, TransferStart.WinningTicket),
        (TransferMask.Target, TransferStart.WinningTicket),
        (TransferMask.Planted, TransferStart.WinningTicket),
    ];

    /// <summary>Runs one key with the seeker of its name.</summary>
    /// <exception cref="ArgumentException">Task or seeker are unknown, or the key is otherwise not possible.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TransferResult Run(TransferKey key, CancellationToken cancel = default) => Run(key, TransferSeekers.ByName(key.Seeker), cancel);

    /// <summary>Runs one key.</summary>
    /// <param name="key">What is sought where.</param>
    /// <param name="seeker">The seeker, of the name that the key says.</param>
    /// <param name="cancel">Stops between training steps.</param>
    /// <exception cref="ArgumentException">The key names another seeker, or is otherwise not possible.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TransferResult Run(TransferKey key, ITicketSeeker seeker, CancellationToken cancel = default) => Run(key, seeker, new TransferTrainings(), cancel);

    /// <summary>The same with trainings that are shared with runs on the same networks; changes no result.</summary>
    internal static TransferResult Run(TransferKey key, ITicketSeeker seeker, TransferTrainings trainings, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(seeker);
        if (seeker.Name != key.Seeker)
        {
            throw new ArgumentException($"the seeker is {seeker.Name}; the key names {key.Seeker}", nameof(seeker));
        }

        var scenario = new TransferScenario(key);
        var (source, target) = (scenario.Planted.First, scenario.Planted.Second);
        var (onSource, onTarget) = (seeker.Seek(scenario.Problem(onSource: true), null, cancel), seeker.Seek(scenario.Problem(onSource: false), null, cancel));
        var trained = trainings.Of(
            onSource: true, TransferMask.Dense, TransferStart.WinningTicket, () => Train(scenario, onSource: true, Mask.All(source.HostParameters.Length), source.HostParameters, cancel));
        var shuffled = Controls.LayerwiseShuffleMask(source.Host.Layout, onSource.Mask, scenario.Stream("shuffled mask"));
        var masks = new Dictionary<TransferMask, Mask>
        {
            [TransferMask.Dense] = Mask.All(target.HostParameters.Length),
            [TransferMask.Source] = WithHead(target.Host.Graph, scenario.Planted.BodyToSecond(onSource.Mask)),
            [TransferMask.ShuffledSource] = WithHead(target.Host.Graph, scenario.Planted.BodyToSecond(shuffled)),
            [TransferMask.Target] = WithHead(target.Host.Graph, onTarget.Mask),
            [TransferMask.Planted] = WithHead(target.Host.Graph, target.Receipt.Mask),
        };
        var starts = new Dictionary<TransferStart, float[]>
        {
            [TransferStart.LateReset] = WithBody(target, trained),
            [TransferStart.WinningTicket] = target.HostParameters,
            [TransferStart.Random] = SanityChecks.HeScaled(target.Host.Layout)(scenario.Stream("random start")),
        };
        return new TransferResult
        {
            Key = key,
            HostParameters = target.HostParameters.Length,
            SourceTicket = source.Receipt.Mask.KeptCount,
            TargetTicket = target.Receipt.Mask.KeptCount,
            TicketScore = Score(scenario, onSource: false, target.Receipt.Mask, target.HostParameters),
            SourceDenseScore = Score(scenario, onSource: true, Mask.All(trained.Length), trained),
            SourceMaskScore = Score(
                scenario, onSource: true, onSource.Mask, Train(scenario, onSource: true, onSource.Mask, source.HostParameters, cancel)),
            OnSource = Find(scenario, onSource, scenario.Planted.BodyToSecond(onSource.Mask)),
            OnTarget = Find(scenario, onTarget, onTarget.Mask),
            Runs = [.. Pairs.Select(pair => RunOne(scenario, trainings, pair.Mask, masks[pair.Mask], pair.Start, starts[pair.Start], cancel))],
        };
    }

    private static TransferRun RunOne(
        TransferScenario scenario, TransferTrainings trainings, TransferMask name, Mask mask, TransferStart startName, float[] start, CancellationToken cancel) => new()
    {
        Mask = name,
        Start = startName,
        Kept = mask.KeptCount,
        EffectiveWeights = Connectivity.Of(scenario.TargetNetwork.Graph, mask).EffectiveWeights,
        Before = Score(scenario, onSource: false, mask, start),
        After = Score(scenario, onSource: false, mask, trainings.Of(onSource: false, name, startName, () => Train(scenario, onSource: false, mask, start, cancel))),
    };

    // In the target's layout; heads never count, since they are not carried over.
    private static TransferFinding Find(TransferScenario scenario, FoundTicket found, Mask body)
    {
        var (layout, shared) = (scenario.TargetNetwork.Layout, scenario.Planted.SharedInSecond);
        FeatureRecall Recall(Mask planted) => FeatureRecall.Of(layout, body, planted);
        return new TransferFinding
        {
            Kept = found.Mask.KeptCount,
            KeptHidden = layout.Slices.ToArray().Where(s => s.Layer < layout.LayerCount - 1).Sum(body.CountIn),
            Samples = found.Samples,
            Shared = Recall(shared),
            SourceOnly = Recall(scenario.Planted.BodyToSecond(scenario.Planted.First.Receipt.Mask).Except(shared)),
            TargetOnly = Recall(scenario.Planted.Second.Receipt.Mask.Except(shared)),
        };
    }

    // The hidden layers of a mask, all output biases, and all edges to the outputs from units that an input reaches.
    private static Mask WithHead(NetworkGraph graph, Mask mask)
    {
        var layout = graph.Layout;
        var head = layout.LayerCount - 1;
        var from = layout.Weight(head).Offset;
        var open = Mask.From(layout.Count, i => i >= from || mask[i]);
        var effective = Connectivity.Of(graph, open).EffectiveMask;
        return Mask.From(layout.Count, i => i >= from ? effective[i] : mask[i]);
    }

    private static float[] WithBody(PlantedNetwork target, float[] source)
    {
        var parameters = (float[])target.HostParameters.Clone();
        Array.Copy(source, parameters, target.Host.Layout.Weight(target.Host.Layout.LayerCount - 1).Offset);
        return parameters;
    }

    private static float[] Train(TransferScenario scenario, bool onSource, Mask mask, float[] start, CancellationToken cancel) =>
        scenario.Judge(onSource).FromOwnStart(new FoundTicket(mask) { StartParameters = start }, cancel);

    private static double Score(TransferScenario scenario, bool onSource, Mask mask, float[] parameters) =>
        scenario.Judge(onSource).Scores(mask.Apply<float>(parameters))[0];
}
