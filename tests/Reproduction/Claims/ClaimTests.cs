using PlantNSeek.Claims;

namespace PlantNSeek.Reproduction.Tests.Claims;

/// <summary>
/// The paper's claims, measured. A test fails when a verdict is not the recorded one, or when other replicates could change it; a
/// claim that does not hold stays recorded as Deviates with its reason.
/// </summary>
[Category("Sweep")]
public class ClaimTests
{
    [Spec("CLAIM-005")]
    [Spec("C3")]
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
    [Spec("C20")]
    [TestCaseSource(nameof(Cases))]
    public void Verdict_IsTheRecordedOne_AndSafe(string id, string protocol)
    {
        var judgement = SharedSweep.Reproduction.Judgements.Single(j => j.Claim.Id == id && j.Protocol == protocol);
        TestContext.Out.WriteLine($"{id} under {protocol}: {judgement.Verdict}. {judgement.Claim.Statement} {judgement.Recorded.Reason}");
        foreach (var part in judgement.Parts)
        {
            TestContext.Out.WriteLine(FormattableString.Invariant(
                $"  {part.Part.Measure} {part.Part.Task} depth {part.Part.Depth}: {part.Statistic:G4}, 99 % interval {part.Low:G4} to {part.High:G4}, threshold {part.Part.Threshold:G4}, holds {part.Holds}, safe {part.IsSafe}"));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(judgement.Verdict, Is.EqualTo(judgement.Recorded.Verdict));
            Assert.That(judgement.IsSafe, Is.True, "other replicates could change the verdict");
        }
    }

    [Test]
    [Spec("CLAIM-003")]
    public void ADeviation_HasItsReasonOnRecord() => Assert.That(
        ClaimBook.Embedded.SelectMany(c => new[] { c.RecordedPaper, c.RecordedFair }).Where(r => r.Verdict != Verdict.Reproduced && r.Reason.Length < 20), Is.Empty);

    private static IEnumerable<object[]> Cases() =>
        from claim in ClaimBook.Embedded from protocol in new[] { "Paper", "Fair" } select new object[] { claim.Id, protocol };
}
