using PlantNSeek.Claims;
using PlantNSeek.Reporting;

namespace PlantNSeek.Reproduction.Tests.Claims;

/// <summary>
/// The claims, measured. A test fails when a verdict is not the recorded one; a claim that does not hold stays recorded as
/// Deviates with its reason, one that other replicates could turn as Undecided.
/// </summary>
[Category("Sweep")]
public class ClaimTests
{
    private static readonly string[] Undecided = ["what the two verdicts depend on was not measured", "none of these changes decides safely"];

    [Spec("CLAIM-005")]
    [Spec("C1")]
    [Spec("C4")]
    [Spec("C5")]
    [Spec("C6")]
    [Spec("C7")]
    [Spec("C8")]
    [Spec("C9")]
    [Spec("C10")]
    [Spec("C11")]
    [Spec("C12")]
    [Spec("C13")]
    [Spec("C14")]
    [Spec("C15")]
    [Spec("C16")]
    [Spec("C17")]
    [Spec("C18")]
    [Spec("C19")]
    [Spec("C20")]
    [Spec("C21")]
    [Spec("C22")]
    [Spec("C23")]
    [Spec("C24")]
    [Spec("C25")]
    [Spec("C26")]
    [Spec("C27")]
    [Spec("C28")]
    [Spec("C29")]
    [Spec("C30")]
    [Spec("C31")]
    [Spec("C32")]
    [Spec("C33")]
    [Spec("C34")]
    [Spec("C35")]
    [Spec("G1")]
    [Spec("G2")]
    [Spec("G3")]
    [Spec("G4")]
    [Spec("G5")]
    [Spec("G6")]
    [Spec("S1")]
    [Spec("W1")]
    [Spec("W2")]
    [Spec("W3")]
    [Spec("W4")]
    [Spec("W5")]
    [Spec("W6")]
    [Spec("W7")]
    [Spec("W8")]
    [Spec("W9")]
    [Spec("W10")]
    [Spec("W11")]
    [Spec("W12")]
    [Spec("I1")]
    [Spec("I2")]
    [Spec("I3")]
    [Spec("I4")]
    [Spec("I5")]
    [Spec("I6")]
    [Spec("I7")]
    [Spec("I8")]
    [Spec("I9")]
    [Spec("T1")]
    [Spec("T2")]
    [Spec("T3")]
    [Spec("T4")]
    [Spec("T5")]
    [Spec("T6")]
    [Spec("T7")]
    [Spec("T8")]
    [Spec("M1")]
    [TestCaseSource(nameof(Cases))]
    public void Verdict_IsTheRecordedOne(string id, string protocol)
    {
        var judgement = SharedSweep.Reproduction.Judgements.Single(j => j.Claim.Id == id && j.Protocol == protocol);
        TestContext.Out.WriteLine($"{id} under {protocol}: {judgement.Verdict}. {judgement.Claim.Statement} {judgement.Recorded.Reason}");
        foreach (var part in judgement.Parts)
        {
            TestContext.Out.WriteLine(FormattableString.Invariant(
                $"  {part.Part.Measure} {part.Part.Task} depth {part.Part.Depth}: {part.Statistic:G4}, 99 % interval {part.Low:G4} to {part.High:G4}, {part.Replicates} replicates, threshold {part.Part.Threshold:G4}, holds {part.Holds}, safe {part.IsSafe} {part.Doubt}"));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(judgement.Differs, Is.False, $"{judgement.Verdict}, recorded {judgement.Recorded.Verdict}");
        }
    }

    [Test]
    [Spec("CLAIM-003")]
    public void ADeviation_HasItsReasonOnRecord() => Assert.That(
        ClaimBook.Embedded.SelectMany(c => new[] { c.RecordedPaper, c.RecordedFair }).Where(r => r.Verdict != Verdict.Reproduced && r.Reason.Length < 20), Is.Empty);

    [Test]
    [Spec("CLAIM-006")]
    public void AClaimWithTwoVerdicts_HasAnArtefactThatDecides_OrSaysThatNoneIsKnown() => Assert.That(
        from paper in SharedSweep.Reproduction.Judgements
        join fair in SharedSweep.Reproduction.Judgements on paper.Claim equals fair.Claim
        where paper.Protocol == "Paper" && fair.Protocol == "Fair"
            && (paper.Verdict, fair.Verdict) is (Verdict.Reproduced, Verdict.Deviates) or (Verdict.Deviates, Verdict.Reproduced)
            && !paper.Artefacts.Any(a => a.Decides) && !Undecided.Any(paper.Recorded.Reason.Contains)
        select paper.Claim.Id,
        Is.Empty);

    private static IEnumerable<object[]> Cases() =>
        from claim in ClaimBook.Embedded from protocol in new[] { "Paper", "Fair" } select new object[] { claim.Id, protocol };
}
