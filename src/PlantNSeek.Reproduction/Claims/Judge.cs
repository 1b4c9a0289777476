using PlantNSeek.Claims.Estimates;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;

namespace PlantNSeek.Claims;

/// <summary>Measures the claims on the results of a sweep.</summary>
public static class Judge
{
    /// <summary>The verdict on one claim under one protocol.</summary>
    public static Judgement Of(Claim claim, SweepResults results, string protocol)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var sample = new ReplicateSample(results, protocol);
        ClaimPart[] parts = [.. claim.Parts.Where(p => p.IsUnder(protocol))];
        if (parts.Length == 0)
        {
            return new Judgement(claim, protocol, Verdict.NotTestable, []);
        }

        if (!parts.All(part => Measures.IsCovered(sample, part)))
        {
            return new Judgement(claim, protocol, Verdict.OutOfBudget, []);
        }

        var judged = Array.ConvertAll(parts, part => OfPart(part, sample, parts.Length));
        var verdict = judged.All(p => p.Holds && p.IsSafe) ? Verdict.Reproduced
            : judged.Any(p => !p.Holds && p.IsSafe) ? Verdict.Deviates
            : Verdict.Undecided;
        return new Judgement(claim, protocol, verdict, judged)
        {
            Artefacts = protocol == Protocol.Paper.Name ? [.. claim.Artefacts.Where(a => Measures.IsCovered(sample, a)).Select(a => OfArtefact(a, sample))] : [],
        };
    }

    /// <summary>The verdicts on all claims, claim by claim, Paper before Fair.</summary>
    public static IReadOnlyList<Judgement> All(IEnumerable<Claim> claims, SweepResults results) =>
        [.. claims.SelectMany(claim => Protocol.All.Select(protocol => Of(claim, results, protocol.Name)))];

    private static ArtefactJudgement OfArtefact(ClaimPart part, ReplicateSample sample) => new(OfPart(part.Other(), sample, 1), OfPart(part, sample, 1));

    // A part that must be below its threshold fails where even the lower end is not, one that must be at least so much where the upper end is below.
    private static PartJudgement OfPart(ClaimPart part, ReplicateSample sample, int parts)
    {
        var estimate = Measures.Estimate(sample, part);
        var (holding, failing) = (ErrorRates.OfAnEnd, ErrorRates.OfFailure(parts));
        var (low, high) = part.Below is null ? (holding, failing) : (failing, holding);
        return new PartJudgement(part, estimate.Value, estimate.At(Side.Lower, low), estimate.At(Side.Upper, high), Measures.Replicates(sample, part));
    }
}
