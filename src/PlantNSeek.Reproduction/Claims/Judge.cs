using PlantNSeek.Experiments;
using PlantNSeek.Numerics;

namespace PlantNSeek.Claims;

/// <summary>Measures the claims on the results of a sweep.</summary>
public static class Judge
{
    /// <summary>Bootstrap draws behind an interval.</summary>
    public const int BootstrapDraws = 1000;

    /// <summary>Coverage of the interval.</summary>
    public const double Coverage = 0.99;

    /// <summary>The verdict on one claim under one protocol.</summary>
    public static Judgement Of(Claim claim, SweepResults results, string protocol)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var measured = ReplicateSample.Measured(results, protocol);
        if (claim.Parts.Count == 0)
        {
            return new Judgement(claim, protocol, Verdict.NotTestable, []);
        }

        if (!claim.Parts.All(part => Measures.IsCovered(measured, part)))
        {
            return new Judgement(claim, protocol, Verdict.OutOfBudget, []);
        }

        var parts = claim.Parts.Select(part => OfPart(part, results, protocol)).ToArray();
        var verdict = parts.All(p => p.Holds && p.IsSafe) ? Verdict.Reproduced
            : parts.Any(p => !p.Holds && p.IsSafe) ? Verdict.Deviates
            : Verdict.Undecided;
        return new Judgement(claim, protocol, verdict, parts)
        {
            Artefacts = protocol == Protocol.Paper.Name ? [.. claim.Artefacts.Where(a => Measures.IsCovered(measured, a)).Select(a => OfArtefact(a, results, protocol))] : [],
        };
    }

    /// <summary>The verdicts on all claims, claim by claim, Paper before Fair.</summary>
    public static IReadOnlyList<Judgement> All(IEnumerable<Claim> claims, SweepResults results) =>
        [.. claims.SelectMany(claim => Protocol.All.Select(protocol => Of(claim, results, protocol.Name)))];

    private static ArtefactJudgement OfArtefact(ClaimPart part, SweepResults results, string protocol) =>
        new(OfPart(part.Other(), results, protocol), OfPart(part, results, protocol));

    private static PartJudgement OfPart(ClaimPart part, SweepResults results, string protocol)
    {
        var draws = new double[BootstrapDraws];
        for (var draw = 0; draw < draws.Length; draw++)
        {
            draws[draw] = Measures.Statistic(ReplicateSample.Redrawn(results, protocol, (ulong)draw), part);
        }

        return new PartJudgement(
            part,
            Measures.Statistic(ReplicateSample.Measured(results, protocol), part),
            SampleStatistics.Quantile(draws, (1 - Coverage) / 2),
            SampleStatistics.Quantile(draws, (1 + Coverage) / 2));
    }
}
