using System.Text;
using PlantNSeek.TestSupport.Snapshots;
using static System.FormattableString;

namespace PlantNSeek.Snapshots.Tests.Curves;

/// <summary>Every part of every claim as measured, with its interval.</summary>
[Category("Sweep")]
public class ClaimTableTests
{
    [OneTimeSetUp]
    public void OnlyTheQuickProfileIsRecorded() => Assume.That(SharedSweep.Profile.Name, Is.EqualTo("quick"));

    [Test]
    [Spec("RUN-010")]
    public Task Claims([Values("Paper", "Fair")] string protocol)
    {
        var table = new StringBuilder();
        foreach (var judgement in SharedSweep.Reproduction.Judgements.Where(j => j.Protocol == protocol))
        {
            table.Append(Invariant($"{judgement.Claim.Id} {judgement.Claim.Title}: {judgement.Verdict}{(judgement.IsSafe ? "" : ", not safe")}\n"));
            foreach (var part in judgement.Parts)
            {
                var threshold = part.Part.Below is { } below ? $"below {below:G4}" : $"at least {part.Part.Threshold:G4}";
                table.Append(Invariant(
                    $"  {part.Part.Measure,-36} {part.Part.Score,-6} {part.Part.Task,-6} depth {part.Part.Depth,-2} {part.Statistic,10:G4}  [{part.Low:G4}, {part.High:G4}]  {threshold}: {(part.Holds ? "yes" : "no")}\n"));
            }
        }

        return Verifier.Verify(table.ToString().TrimEnd('\n'));
    }
}
