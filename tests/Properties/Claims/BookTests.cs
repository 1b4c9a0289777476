using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Properties.Claims;

/// <summary>All verdicts of <c>spec/claims.yaml</c> at once, each true value on its threshold, with the replicates of the long profile.</summary>
[Spec("CLAIM-010")]
public class BookTests
{
    private static readonly int Books = LongSetting.IsOn ? 30 : 10;
    private const double Share = 0.5;

    [Test]
    public void AllVerdictsTogether_ErrAsSeldomAsTheSpecificationSays()
    {
        var truth = BookSimulation.Sweep(BookSimulation.Long, SimulatedSweep.Truth, new RandomStream(1, "book"), () => true);
        var claims = ClaimBook.Embedded.SelectMany(c => new[] { "Paper", "Fair" }.Select(p => (Protocol: p, Claim: BookSimulation.OnTheThreshold(c, truth, p, Share)))).Where(c => c.Claim.Parts.Count > 0).ToArray(); // some are judged under one protocol alone
        var wrong = new int[Books];
        for (var book = 0; book < Books; book++)
        {
            var stream = new RandomStream(1, "book", (ulong)book + 1);
            var results = BookSimulation.Sweep(BookSimulation.Long, new SimulatedSweep(SimulatedSweep.Shapes["normal"], 0.05), stream, () => stream.NextUniform(0, 1) < Share);
            wrong[book] = claims.Count(c => IsWrong(Judge.Of(c.Claim, results, c.Protocol)));
        }

        TestContext.Out.WriteLine($"{claims.Length} verdicts, {wrong.Sum()} of {Books * claims.Length} wrong; in {wrong.Count(w => w == 0)} of {Books} books none, at most {wrong.Max()} in one");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(claims, Has.Length.EqualTo(ClaimBook.Embedded.Sum(c => new[] { "Paper", "Fair" }.Count(p => c.Parts.Any(part => part.IsUnder(p))))));
            Assert.That(wrong.Sum(), Is.LessThanOrEqualTo(BinomialBound.Of(Books * claims.Length, ErrorRates.OfAVerdict)));
        }
    }

    // On the threshold "at least" holds and "below" does not.
    private static bool IsWrong(Judgement judgement) => judgement.Verdict == (judgement.Claim.Parts.All(p => p.Below is null) ? Verdict.Deviates : Verdict.Reproduced);
}
