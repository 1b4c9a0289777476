using PlantNSeek.Artifacts;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numpy;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Judging;

/// <summary>Judges masks of one network as the report's experiments judge theirs: on a planted host the scores are the same to the last bit.</summary>
public sealed class MaskJudge
{
    private readonly Batch _test;

    // All masks of a network are trained on the same order of samples, so that they differ by themselves alone.
    private readonly TicketTraining _training;

    /// <param name="host">The network with its data.</param>
    /// <param name="truth">Where its ticket is; null where none is known.</param>
    /// <exception cref="NpzException">The file has no held-out samples.</exception>
    public MaskJudge(Host host, Truth? truth)
    {
        ArgumentNullException.ThrowIfNull(host);
        (Host, Truth) = (host, truth);
        _training = new TicketTraining(host.Trainer, host.Parameters, host.Training, TicketTraining.Published, () => host.Stream("shuffle"));
        _test = host.Test ?? throw NpzException.OfFile(host.Name, "has no arrays test.x and test.y; masks are judged on held-out samples");
    }

    /// <summary>The network with its data.</summary>
    public Host Host { get; }

    /// <summary>Where its ticket is, if known.</summary>
    public Truth? Truth { get; }

    /// <summary>Whether scores are accuracies; otherwise squared errors.</summary>
    public bool IsAccuracy => _test.IsClassification;

    /// <summary>The planted ticket itself; null where none is known.</summary>
    public MaskJudgement? Planted(bool trains, IProgress<string>? progress = null, CancellationToken cancel = default) =>
        Truth is { } truth ? Judge("planted ticket", new FoundTicket(truth.Mask), trains, checks: false, progress, cancel) : null;

    /// <summary>Judges one ticket.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="ticket">Its mask, and what it is trained from.</param>
    /// <param name="trains">Whether it is trained, for 10 epochs with Adam as in the paper.</param>
    /// <param name="checks">Whether its sanity checks are trained too.</param>
    /// <param name="progress">Told what was done: judging, and each training of a check.</param>
    /// <param name="cancel">Stops between training steps.</param>
    /// <exception cref="ArithmeticException">An output is not finite. Where training is not, there is a remark in place of the score.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public MaskJudgement Judge(string name, FoundTicket ticket, bool trains, bool checks, IProgress<string>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        cancel.ThrowIfCancellationRequested();
        var (mask, layout, remarks) = (ticket.Mask, Host.Layout, new List<string>());
        var strong = Computed(name, () => mask.Apply<float>(Host.Parameters));
        var weak = trains ? Trained(name, () => _training.ToTotal(ticket, cancel), remarks) : null;
        var isOwn = trains && ticket.StartParameters is not null;
        var asFound = isOwn ? Computed($"{name} with its own start", () => mask.Apply(ticket.StartParameters!.Value.Span)) : null;
        var trainedOn = isOwn ? Trained($"{name} with its own start", () => _training.FromOwnStart(ticket, cancel), remarks) : null;
        progress?.Report(name);
        var checkScores = trains && checks ? Checks(name, ticket, remarks, progress, cancel) : [];
        return new MaskJudgement
        {
            Name = name,
            Mask = mask,
            Summary = MaskSummary.Of(Host.Graph, mask),
            Overlap = Truth is { } truth ? Overlap.Of(layout, mask, truth.Mask) : null,
            Scores = [.. Protocol.All.Select((p, i) => new ProtocolScore(p.Name, strong[i], weak?[i]) { AsFound = asFound?[i], TrainedOn = trainedOn?[i] })],
            OwnStart = isOwn ? new OwnStart(_training.EpochsOf(ticket), _training.Compared(ticket) == ticket) : null,
            SearchEpochs = ticket.Samples > 0 ? (double)ticket.Samples / Host.Training.Count : null,
            Checks = checkScores,
            Remarks = remarks,
        };
    }

    private List<CheckScore> Checks(string name, FoundTicket ticket, List<string> remarks, IProgress<string>? progress, CancellationToken cancel)
    {
        var problem = HostSeeking.Problem(Host, PruningBudget.Keep(ticket.Mask.KeptCount));
        var scores = new List<CheckScore>();
        var compared = _training.Compared(ticket);
        foreach (var variant in SanityChecks.Of(problem, compared, SanityChecks.HeScaled(Host.Layout), Host.Stream(SanityChecks.StreamOf(compared))))
        {
            if (Trained($"{name}, {variant.Check},", () => _training.ToTotal(variant.Ticket, cancel), remarks) is { } weak)
            {
                scores.Add(new CheckScore(variant.Check, weak));
            }

            progress?.Report($"{name}, sanity checks");
        }

        return scores;
    }

    private double[] Computed(string name, Func<float[]> parameters)
    {
        try
        {
            return Scores(parameters());
        }
        catch (ArithmeticException e)
        {
            throw new ArithmeticException($"{name} on {Host.Name}: {e.Message}", e);
        }
    }

    // A mask whose training diverges keeps what is known of it.
    private double[]? Trained(string name, Func<float[]> parameters, List<string> remarks)
    {
        try
        {
            return Scores(parameters());
        }
        catch (ArithmeticException e)
        {
            remarks.Add($"{name} has no score after training on {Host.Name}: {e.Message}");
            return null;
        }
    }

    // A classification is never rescaled, so all rules give one score.
    private double[] Scores(float[] parameters)
    {
        var network = Host.Network;
        var scores = new double[Protocol.All.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = i > 0 && IsAccuracy ? scores[0] : Scoring.Score(Protocol.All[i].Score, network, parameters, Host.Training, _test);
        }

        return scores;
    }
}
