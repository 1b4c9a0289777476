using System.Text;
using PlantNSeek.TestSupport.Snapshots;
using static System.FormattableString;

namespace PlantNSeek.Snapshots.Tests.Curves;

/// <summary>Every part of every claim as measured, with its interval.</summary>
[Category("Sweep")]
public class ClaimTableTests
{
    [Test]
    [Spec("RUN-010")]
    public Task Claims([Values("Paper", "Fair")] string protocol)
    {
        var table = new StringBuilder();
        foreach (var judgement in SharedSweep.Reproduction.Judgements.Where(j => j.Protocol == protocol))
        {
            table.Append(Invariant($"{judgement.Claim.Id} {judgement.Claim.Title}: {judgement.Verdict}\n"));
            foreach (var part in judgement.Parts)
            {
                var threshold = part.Part.Below is { } below ? $"below {below:G4}" : $"at least {part.Part.Threshold:G4}";
                var setting = part.Part.Setting(protocol);
                table.Append(Invariant(
                    $"  {part.Part.Measure,-36} {part.Part.Score,-6} {setting.Experiment} {part.Part.Task,-6} depth {part.Part.Depth,-2} width {part.Part.Width} noise {part.Part.Noise} {string.Join('/', part.Part.Pruners)}{part.Part.Pruner} {string.Join('/', part.Part.Densities)}{part.Part.Number} {part.Statistic,10:G4}  [{part.Low:G4}, {part.High:G4}]  {threshold}: {(part.Holds ? "yes" : "no")}\n"));
            }
            foreach (var artefact in judgement.Artefacts)
            {
                table.Append(Invariant(
                    $"  artefact {artefact.Part.Switch}{(artefact.Part.Switch.Length == 0 ? artefact.Part.Experiment : "")}: {artefact.Part.Measure} {artefact.Part.Task} {string.Join('/', artefact.Part.Pruners)}{artefact.Part.Pruner} {string.Join('/', artefact.Part.Densities)} {artefact.Without.Statistic:G4} becomes {artefact.With.Statistic:G4}: {(artefact.Decides ? "decides" : "does not decide")}\n"));
            }
        }

        return Verifier.Verify(table.ToString().TrimEnd('\n'));
    }
}
