using PlantNSeek.Artifacts;
using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Numpy;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;

namespace PlantNSeek.Judging;

/// <summary>Judges masks of one network as the report's experiments judge theirs: on a planted host the scores are the same to the last bit.</summary>
public sealed class MaskJudge
{
    private readonly TicketJudge _judge;

    /// <param name="host">The network with its data.</param>
    /// <param name="truth">Where its ticket is; null where none is known.</param>
    /// <exception cref="NpzException">The file has no held-out samples.</exception>
    public MaskJudge(Host host, Truth? truth)
    {
        ArgumentNullException.ThrowIfNull(host);
        (Host, Truth) = (host, truth);
        var test = host.Test ?? throw NpzException.OfFile(host.Name, "has no arrays test.x and test.y; masks are judged on held-out samples");
        _judge = new TicketJudge(host.Network, host.Trainer, host.Parameters, host.Training, test, TicketJudge.Published, host.Stream)
        {
            Rules = [.. Protocol.All.Select(static p => p.Score)],
            Truth = truth?.Mask,
            Initialise = host.IsFullyConnected ? null : stream => Initialisation.Draw(host.Graph.AsDefinition!, ImageProblem.HostRule, stream),
        };
    }

    /// <summary>The network with its data.</summary>
    public Host Host { get; }

    /// <summary>Where its ticket is, if known.</summary>
    public Truth? Truth { get; }

    /// <summary>Whether scores are accuracies; otherwise squared errors.</summary>
    public bool IsAccuracy => _judge.Test.IsClassification;

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
        var (mask, remarks) = (ticket.Mask, new List<string>());
        var strong = Computed(name, () => _judge.Strong(mask));
        var weak = trains ? Trained(name, () => _judge.Weak(ticket, cancel), remarks) : null;
        var isOwn = trains && ticket.StartParameters is not null;
        var asFound = isOwn ? Computed($"{name} with its own start", () => _judge.AsFound(ticket)!) : null;
        var trainedOn = isOwn ? Trained($"{name} with its own start", () => _judge.TrainedOn(ticket, cancel)!, remarks) : null;
        progress?.Report(name);
        var checkScores = trains && checks ? Checks(name, ticket, remarks, progress, cancel) : [];
        return new MaskJudgement
        {
            Name = name,
            Mask = mask,
            Summary = _judge.Summary(mask),
            Overlap = _judge.Overlap(mask),
            Channels = Truth is null || Host.IsFullyConnected ? null : ChannelFinds.Of(Host.Layout, mask, Truth.Mask),
            Scores = [.. Protocol.All.Select((p, i) => new ProtocolScore(p.Name, strong[i], weak?[i]) { AsFound = asFound?[i], TrainedOn = trainedOn?[i] })],
            OwnStart = isOwn ? new OwnStart(_judge.EpochsOf(ticket), _judge.Compared(ticket) == ticket) : null,
            SearchEpochs = ticket.Samples > 0 ? (double)ticket.Samples / Host.Training.Count : null,
            Checks = checkScores,
            Remarks = remarks,
        };
    }

    private List<SanityScores> Checks(string name, FoundTicket ticket, List<string> remarks, IProgress<string>? progress, CancellationToken cancel)
    {
        var scores = new List<SanityScores>();
        foreach (var variant in _judge.Checks(ticket))
        {
            if (Trained($"{name}, {variant.Check},", () => _judge.Weak(variant.Ticket, cancel), remarks) is { } weak)
            {
                scores.Add(new SanityScores(variant.Check, [.. weak]));
            }

            progress?.Report($"{name}, sanity checks");
        }

        return scores;
    }

    private double[] Computed(string name, Func<double[]> scores)
    {
        try
        {
            return scores();
        }
        catch (ArithmeticException e)
        {
            throw new ArithmeticException($"{name} on {Host.Name}: {e.Message}", e);
        }
    }

    // A mask whose training diverges keeps what is known of it.
    private double[]? Trained(string name, Func<double[]> scores, List<string> remarks)
    {
        try
        {
            return scores();
        }
        catch (ArithmeticException e)
        {
            remarks.Add($"{name} has no score after training on {Host.Name}: {e.Message}");
            return null;
        }
    }
}
