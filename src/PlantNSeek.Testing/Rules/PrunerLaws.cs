using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Testing.Cases;
using PlantNSeek.Testing.Subjects;
using static PlantNSeek.Testing.Rules.RuleTier;

namespace PlantNSeek.Testing.Rules;

/// <summary>What holds for the scores of some pruners, by their traits.</summary>
internal static class PrunerLaws
{
    public static IReadOnlyList<Rule<PrunerSubject>> All { get; } =
    [
        new("R301", Required, static (pruner, _) => pruner.HandCases.Select(hand => ByHand(pruner, hand)).FirstOrDefault(v => v is not null))
        {
            Applies = static pruner => !pruner.Is(PrunerTraits.Randomized),
            Missing = static pruner => pruner.HandCases.Count == 0 ? "the contract gives no HandCases" : null,
        },
        new("R302", Required, static (pruner, run) => run.ForEveryMaskedNetwork(network => FollowsItsUnits(pruner, network)))
        {
            Applies = static pruner => !pruner.Is(PrunerTraits.Randomized) && !pruner.Is(PrunerTraits.OrderDependent),
        },
        new("R303", Required, static (pruner, run) => run.ForEveryMaskedNetwork(network => AgreesWithTheReference(pruner, network)))
        {
            Applies = static pruner => !pruner.Is(PrunerTraits.Randomized),
            Missing = static pruner => pruner.Reference is null ? "the contract gives no Reference" : null,
        },
        new("R304", Required, static (pruner, run) => run.ForEveryNetwork(network =>
            IgnoresRescaling(pruner, network)))
        {
            Applies = static pruner => pruner.Is(PrunerTraits.ScaleInvariant),
        },
        new("R305", Required, static (pruner, run) => run.ForEveryNetwork(network =>
            Close(network, PrunerRules.Scores(pruner, network), PrunerRules.Scores(pruner, network.FlipSigns()), " after changing signs")))
        {
            Applies = static pruner => pruner.Is(PrunerTraits.SignInvariant) || (pruner.Is(PrunerTraits.DataFree) && !pruner.Is(PrunerTraits.Randomized)),
            OnlyTells = static pruner => !pruner.Is(PrunerTraits.SignInvariant),
        },
        new("R306", Required, static (pruner, run) => run.ForEveryNetwork(network =>
            Comparison.SameBits(PrunerRules.Scores(pruner, network), PrunerRules.Scores(pruner, network.WithOtherData()), network.Layout, " on other data")))
        {
            Applies = static pruner => pruner.Is(PrunerTraits.DataFree),
        },
        new("R307", Required, static (pruner, run) => run.ForEveryMaskedNetwork(network => Conserves(pruner, network)))
        {
            Applies = static pruner => pruner.Is(PrunerTraits.Conserving),
        },
        new("R308", Required, static (pruner, run) => run.ForSomeNetwork(
            network => !PrunerRules.Scores(pruner, network).AsSpan().SequenceEqual(PrunerRules.Scores(pruner, network.WithOtherData())),
            new Violation("scores that change with the data", "the same scores on any data")))
        {
            Applies = static pruner => !pruner.Is(PrunerTraits.DataFree),
        },
        new("R309", Required, static (pruner, run) => run.ForSomeNetwork(
            network => !PrunerRules.Scores(pruner, network).AsSpan().SequenceEqual(PrunerRules.Scores(pruner, network with { Parameters = NetworkCase.Of(network.Maker, network.Seed + 2).Parameters })),
            new Violation("scores that change with the parameters", "the same scores for any parameters")))
        {
            Applies = static pruner => !pruner.Is(PrunerTraits.Randomized),
        },
        new("R310", Required, static (pruner, run) => run.ForEveryMaskedNetwork(network => LooksBehindNoMask(pruner, network))),
        new("R311", Optional, static (pruner, run) => run.ForEveryNetwork(network => RanksAlikeUnderAScaledLoss(pruner, network)))
        {
            Applies = static pruner => !pruner.Is(PrunerTraits.DataFree),
        },
    ];

    private static Violation? Close(NetworkCase network, double[] expected, double[] actual, string where) =>
        Comparison.Close(expected, actual, network.Layout, where, network.Maker.Tolerance);

    // Behind a normalisation the scale of what enters does not matter, so what is conserved without one is not with it.
    private static void RequireScales(NetworkCase network)
    {
        RequireGraph(network);
        if (network.Graph.Gates.Length > 0)
        {
            throw new UntestedException("where units are normalised the scale of what enters them changes nothing, and the rule says nothing");
        }
    }

    private static void RequireGraph(NetworkCase network)
    {
        if (!network.Graph.IsComplete)
        {
            throw new UntestedException("how the parameters of these networks are connected is not known");
        }
    }

    private static Violation? ByHand(PrunerSubject pruner, HandCase hand)
    {
        var layout = hand.Architecture.Layout;
        var network = NetworkCase.Dense(0, hand.Architecture.Widths) with { Parameters = [.. hand.Parameters], Batch = hand.Batch };
        return Comparison.Close([.. hand.Scores], PrunerRules.Scores(pruner, network), layout, " as worked out by hand") is { } violation ? violation with { Case = network } : null;
    }

    private static Violation? IgnoresRescaling(PrunerSubject pruner, NetworkCase network)
    {
        RequireScales(network);
        return Close(network, PrunerRules.Scores(pruner, network), PrunerRules.Scores(pruner, network.RescaleHidden()), " after rescaling hidden units");
    }

    private static Violation? FollowsItsUnits(PrunerSubject pruner, NetworkCase network)
    {
        RequireGraph(network);
        var (permuted, where) = network.PermuteHidden();
        var moved = PrunerRules.Scores(pruner, permuted);
        return Close(network, PrunerRules.Scores(pruner, network), [.. where.Select(to => moved[to])], " after its unit has changed places");
    }

    private static Violation? AgreesWithTheReference(PrunerSubject pruner, NetworkCase network) =>
        Close(network, pruner.Reference!(network.Context()), PrunerRules.Scores(pruner, network), " by the reference");

    private static Violation? Conserves(PrunerSubject pruner, NetworkCase network)
    {
        RequireScales(network);
        var (scores, layout, graph) = (PrunerRules.Scores(pruner, network), network.Layout, network.Graph);
        var tolerance = network.Maker.Tolerance * scores.Max(Math.Abs);
        foreach (var stream in NetworkStreams.Of(graph).Free)
        {
            for (var unit = 0; unit < graph.Widths[stream[0]]; unit++)
            {
                var (enters, leaves) = (0.0, 0.0);
                foreach (var connection in graph.Connections.Where(static c => c.Layer is not null))
                {
                    var (weight, bias) = (layout.Weight(connection.Layer!.Value), layout.Bias(connection.Layer.Value));
                    enters += stream.Contains(connection.To) ? Sum(scores, weight, unit, 0, weight.Columns) + (bias.Length > 0 ? scores[bias.Offset + unit] : 0) : 0;
                    for (var o = 0; o < weight.Rows && stream.Contains(connection.From); o++)
                    {
                        leaves += Sum(scores, weight, o, unit * connection.Taps, connection.Taps);
                    }
                }

                if (!(Math.Abs(enters - leaves) <= tolerance))
                {
                    return new Violation(
                        FormattableString.Invariant($"{enters:G9} leaves unit h{stream[0]}.{unit}, as much as enters it"), FormattableString.Invariant($"{leaves:G9}"));
                }
            }
        }

        return null;
    }

    private static double Sum(double[] scores, ParameterSlice weight, int row, int column, int count)
    {
        var sum = 0.0;
        for (var c = column; c < column + count; c++)
        {
            sum += scores[weight.Offset + (row * weight.Columns) + c];
        }

        return sum;
    }

    private static Violation? LooksBehindNoMask(PrunerSubject pruner, NetworkCase network)
    {
        var (expected, actual) = (PrunerRules.Scores(pruner, network), PrunerRules.Scores(pruner, network.WithOthersBehindTheMask()));
        network.Mask.ApplyTo(expected.AsSpan());
        network.Mask.ApplyTo(actual.AsSpan());
        return Close(network, Unit(expected), Unit(actual), " as a share of the largest, whatever is behind the mask");
    }

    private static Violation? RanksAlikeUnderAScaledLoss(PrunerSubject pruner, NetworkCase network)
    {
        var plain = PrunerRules.Scores(pruner, network);
        var scaled = PrunerRules.Scores(pruner.Create(), network.Context(new ScaledLossNetwork(network.Maker.Network(), 16)));
        return Close(network, Unit(plain), Unit(scaled), " as a share of the largest, for sixteen times the loss");
    }

    private static double[] Unit(double[] scores)
    {
        var largest = scores.Max(Math.Abs);
        return largest == 0 ? scores : Array.ConvertAll(scores, s => s / largest);
    }
}
