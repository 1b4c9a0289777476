using System.Collections.Immutable;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Properties.Seekers;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;
using PlantNSeek.Training;

namespace PlantNSeek.Properties.Recovery;

/// <summary>The one judge, against the same steps written out.</summary>
[TestFixture]
public class TicketJudgeTests
{
    private static readonly ImmutableArray<ScoringRule> Rules = [ScoringRule.RescaledPerTestBatch, ScoringRule.Plain, ScoringRule.PositiveFactorFromTraining];

    [PinnedProperty(MaxTest = 40)]
    [Spec("JUDGE-022")]
    public bool Scores_AreThoseOfTheRules_InTheirOrder(Architecture architecture, Seed seed)
    {
        var (judge, ticket) = Case(architecture, seed);
        var (plain, start) = (new FoundTicket(ticket.Mask), ticket.StartParameters!.Value);
        return judge.Strong(ticket.Mask).SequenceEqual(ByHand(judge, ticket.Mask.Apply(judge.Initial.Span)))
            && judge.Weak(plain, default).SequenceEqual(ByHand(judge, Trained(judge, ticket.Mask, judge.Initial, null)))
            && judge.Weak(ticket with { StartSamples = 4 }, default).SequenceEqual(ByHand(judge, Trained(judge, ticket.Mask, start, judge.Total - 4)))
            && judge.AsFound(ticket)!.SequenceEqual(ByHand(judge, ticket.Mask.Apply(start.Span)))
            && judge.TrainedOn(ticket, default)!.SequenceEqual(ByHand(judge, Trained(judge, ticket.Mask, start, null)))
            && judge.AsFound(plain) is null && judge.TrainedOn(plain, default) is null;
    }

    // Shuffles are keyed by the ticket's size; a start that has been trained for too long has no part in the ticket, nor in its checks.
    [PinnedProperty(MaxTest = 40)]
    [Spec("JUDGE-023")]
    public bool Checks_AreOfTheTicketAsItIsCompared(Architecture architecture, Seed seed)
    {
        var (judge, ticket) = Case(architecture, seed);
        var (fresh, spent) = (ticket with { StartSamples = 4 }, ticket with { StartSamples = judge.Total + 1 });
        return Same(judge.Checks(fresh), ByHand(fresh)) && Same(judge.Checks(spent), ByHand(new FoundTicket(ticket.Mask)));

        ImmutableArray<SanityVariant> ByHand(FoundTicket compared) => SanityChecks.Of(
            architecture.Layout, judge.Initial, compared, SanityChecks.HeScaled(architecture.Layout), new RandomStream(3, $"sanity/{ticket.Mask.KeptCount}"));

        static bool Same(ImmutableArray<SanityVariant> one, ImmutableArray<SanityVariant> other) => one.Zip(other).All(static pair =>
            pair.First.Check == pair.Second.Check && pair.First.Ticket.Mask.Equals(pair.Second.Ticket.Mask) && pair.First.Ticket.StartSamples == pair.Second.Ticket.StartSamples
            && (pair.First.Ticket.StartParameters ?? default).Span.SequenceEqual((pair.Second.Ticket.StartParameters ?? default).Span));
    }

    [PinnedProperty(MaxTest = 40)]
    [Spec("JUDGE-024")]
    public bool AnySourceOfSamples_AndAnyNetwork_AreJudgedAlike(Architecture architecture, Seed seed)
    {
        var (judge, ticket) = Case(architecture, seed);
        var other = judge with { Data = new Streamed(judge.Data.ToBatch()), Network = new Unconnected(judge.Network) };
        return other.Strong(ticket.Mask).SequenceEqual(judge.Strong(ticket.Mask))
            && other.Weak(ticket, default).SequenceEqual(judge.Weak(ticket, default))
            && other.Checks(ticket).Select(c => other.Weak(c.Ticket, default)[0]).SequenceEqual(judge.Checks(ticket).Select(c => judge.Weak(c.Ticket, default)[0]));
    }

    [PinnedProperty(MaxTest = 40)]
    [Spec("JUDGE-022")]
    public bool SummaryAndOverlap_AreThoseOfTheMask(Architecture architecture, Seed seed)
    {
        var (judge, ticket) = Case(architecture, seed);
        var truth = PruningCase.RandomMask(architecture.Layout.Count, 0.3, seed.Stream("truth"));
        return judge.Overlap(ticket.Mask) is null
            && (judge with { Truth = truth }).Overlap(ticket.Mask)!.Overall.Equals(Overlap.Of(architecture.Layout, ticket.Mask, truth).Overall)
            && judge.Summary(ticket.Mask).Layers.SequenceEqual(MaskSummary.Of(architecture.Graph, ticket.Mask).Layers);
    }

    private static (TicketJudge Judge, FoundTicket Ticket) Case(Architecture architecture, Seed seed)
    {
        var problem = SeekingCase.Problem(architecture, seed);
        var judge = new TicketJudge(
            new ManagedNetwork(architecture), problem.Trainer, problem.Parameters, problem.TrainingData, problem.PruningBatch,
            new TrainingSettings { Epochs = 3, BatchSize = 3 }, static purpose => new RandomStream(3, purpose)) { Rules = Rules };
        var mask = PruningCase.RandomMask(problem.Layout.Count, 0.6, seed.Stream("mask"));
        return (judge, new FoundTicket(mask) { StartParameters = Array.ConvertAll(problem.Parameters.ToArray(), static p => p * 0.5f) });
    }

    private static IEnumerable<double> ByHand(TicketJudge judge, float[] parameters) =>
        Rules.Select(rule => Scoring.Score(rule, judge.Network, parameters, judge.Data.ToBatch(), judge.Test));

    private static float[] Trained(TicketJudge judge, Mask mask, ReadOnlyMemory<float> start, long? samples) => mask.Apply<float>(Trainer.Train(
        judge.Trainer, start.Span, mask, judge.Data, LossFunction.For(judge.Data), judge.Settings with { MaxSamples = samples }, new RandomStream(3, "shuffle")).Parameters);

    /// <summary>A network of which no more is known than its parameters.</summary>
    private sealed class Unconnected(IDifferentiableNetwork inner) : NetworkDecorator(inner)
    {
        public override NetworkGraph Graph { get; } = NetworkGraph.Unknown(inner.Layout);
    }

    /// <summary>Samples that are no batch until they are asked for.</summary>
    private sealed class Streamed(Batch batch) : ISampleSource
    {
        public int Count => batch.Count;

        public int InputWidth => batch.InputWidth;

        public int OutputWidth => batch.OutputWidth;

        public bool IsClassification => batch.IsClassification;

        public void Take(ReadOnlySpan<int> samples, int epoch, SampleBuffer into) => batch.Take(samples, epoch, into);
    }
}
