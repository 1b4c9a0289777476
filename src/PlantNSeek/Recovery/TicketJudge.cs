using System.Collections.Immutable;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Training;

namespace PlantNSeek.Recovery;

/// <summary>
/// Says what tickets of one network are worth, under equal conditions: whatever is compared has been trained on as many samples in all, counted from the
/// initial parameters, in the same order. The one judge of experiments, files and timed runs.
/// </summary>
/// <remarks>
/// A ticket that brings start parameters which are trained already (RigL, late resetting, continuous sparsification) is trained for what is left of
/// the total. One whose start has been trained for longer than that (learning-rate rewinding), or for an unknown time, is compared from the
/// initial parameters; what its own start is worth is measured apart (<see cref="AsFound"/>, <see cref="TrainedOn"/>).
/// </remarks>
/// <param name="Network">Gives the outputs that are scored.</param>
/// <param name="Trainer">The engine, with the same network.</param>
/// <param name="Initial">The network's initial parameters, in layout order.</param>
/// <param name="Data">The training data.</param>
/// <param name="Test">The samples to score on.</param>
/// <param name="Settings">The training of a ticket that starts from the initial parameters; its epochs are the total.</param>
/// <param name="Stream">Makes the random stream of a purpose, the same each time: <c>shuffle</c> to order samples, <c>sanity/100</c> for the checks of a ticket of 100 parameters.</param>
public sealed record TicketJudge(
    IDifferentiableNetwork Network,
    ITrainer Trainer,
    ReadOnlyMemory<float> Initial,
    ISampleSource Data,
    Batch Test,
    TrainingSettings Settings,
    Func<string, RandomStream> Stream)
{
    /// <summary>How a ticket is trained in the planted-ticket paper: ten epochs of Adam in batches of 32.</summary>
    public static TrainingSettings Published { get; } = new() { Epochs = 10, BatchSize = 32 };

    /// <summary>The rules of scoring: every list of scores has one for each. Those of a classification are all the same.</summary>
    public ImmutableArray<ScoringRule> Rules { get; init; } = [ScoringRule.PositiveFactorFromTraining];

    /// <summary>How the network was initialised, for the check that draws new parameters; null for the paper's way with hosts (<see cref="SanityChecks.HeScaled"/>).</summary>
    public Func<RandomStream, float[]>? Initialise { get; init; }

    /// <summary>The planted ticket; null where none is known.</summary>
    public Mask? Truth { get; init; }

    /// <summary>Samples that every compared ticket has been trained on in the end.</summary>
    public long Total => (long)Settings.Epochs * Data.Count;

    /// <summary>The scores of a mask on the initial parameters.</summary>
    /// <exception cref="ArithmeticException">An output is not finite.</exception>
    public double[] Strong(Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return Scores(mask.Apply(Initial.Span));
    }

    /// <summary>The scores of a ticket after training as all are compared (<see cref="ToTotal"/>).</summary>
    /// <exception cref="ArithmeticException">Training diverged, or an output is not finite.</exception>
    public double[] Weak(FoundTicket ticket, CancellationToken cancel) => Scores(ToTotal(ticket, cancel));

    /// <summary>The scores with the start parameters that a ticket brings, as they are; null where it brings none.</summary>
    /// <inheritdoc cref="Strong"/>
    public double[]? AsFound(FoundTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return ticket.StartParameters is { } start ? Scores(ticket.Mask.Apply(start.Span)) : null;
    }

    /// <summary>The scores after the whole training from the start parameters that a ticket brings; null where it brings none.</summary>
    /// <inheritdoc cref="Weak"/>
    public double[]? TrainedOn(FoundTicket ticket, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return ticket.StartParameters is null ? null : Scores(FromOwnStart(ticket, cancel));
    }

    /// <summary>What the sanity checks leave of a ticket as it is compared, each to be trained as it is; the same for the same ticket, wherever it is judged.</summary>
    public ImmutableArray<SanityVariant> Checks(FoundTicket ticket)
    {
        var (layout, compared) = (Network.Layout, Compared(ticket));
        return SanityChecks.Of(layout, Initial, compared, Initialise ?? SanityChecks.HeScaled(layout), Stream(FormattableString.Invariant($"sanity/{compared.Mask.KeptCount}")));
    }

    /// <summary>What a mask keeps and what of it can work.</summary>
    public MaskSummary Summary(Mask mask) => MaskSummary.Of(Network.Graph, mask);

    /// <summary>How a mask agrees with the planted ticket; null where none is known.</summary>
    public Overlap? Overlap(Mask mask) => Truth is null ? null : Recovery.Overlap.Of(Network.Layout, mask, Truth);

    /// <summary>The ticket as it is compared: from its own start where that leaves something to train or nothing at all, else from the initial parameters.</summary>
    public FoundTicket Compared(FoundTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return ticket.StartParameters is null || ticket.StartSamples <= Total ? ticket : ticket with { StartParameters = null, StartSamples = null };
    }

    /// <summary>The parameters of a ticket once it has been trained on <see cref="Total"/> samples, masked entries +0.</summary>
    /// <param name="ticket">The ticket; it is trained as <see cref="Compared"/> says.</param>
    /// <param name="cancel">Looked at before each step.</param>
    /// <exception cref="NonFiniteException">Training diverged.</exception>
    public float[] ToTotal(FoundTicket ticket, CancellationToken cancel)
    {
        var compared = Compared(ticket);
        return Train(compared, compared.StartParameters is null ? null : Total - compared.StartSamples, cancel);
    }

    /// <summary>The parameters of a ticket after <see cref="Total"/> more samples from its own start, masked entries +0.</summary>
    /// <inheritdoc cref="ToTotal"/>
    public float[] FromOwnStart(FoundTicket ticket, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return Train(ticket, null, cancel);
    }

    /// <summary>Epochs that a ticket's own start has been trained for; null where that is not known.</summary>
    public double? EpochsOf(FoundTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return ticket.StartParameters is null ? 0 : (double?)ticket.StartSamples / Data.Count;
    }

    /// <summary>The scores of parameters, masked entries +0.</summary>
    /// <inheritdoc cref="Strong"/>
    public double[] Scores(ReadOnlySpan<float> parameters)
    {
        var scores = new double[Rules.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = i > 0 && (Test.IsClassification || Rules[i] == Rules[0]) ? scores[0] : Scoring.Score(Rules[i], Network, parameters, Data, Test);
        }

        return scores;
    }

    private float[] Train(FoundTicket ticket, long? samples, CancellationToken cancel) => ticket.Mask.Apply<float>(Training.Trainer.Train(
        Trainer, (ticket.StartParameters ?? Initial).Span, ticket.Mask, Data, LossFunction.For(Data), Settings with { MaxSamples = samples }, Stream("shuffle"), null, default, cancel).Parameters);
}
