using System.Text.Json;

namespace PlantNSeek.Reproduction.Tests.Interop;

/// <summary>What docs/exchange.md tells people to cite.</summary>
[Spec("EXCH-023")]
public sealed class CitedSuiteTests
{
    private static readonly Dictionary<string, string> Recorded =
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(RepositoryRoot.Combine("spec", "reference", "suites.json")))!;

    [TestCase("smoke"), TestCase("quick"), TestCase("paper")]
    public void TheDocument_StatesTheRecordedChecksum(string suite)
    {
        var row = File.ReadLines(RepositoryRoot.Combine("docs", "exchange.md")).Single(line => line.StartsWith($"| `{suite}` |", StringComparison.Ordinal));
        Assert.That(row, Does.EndWith($"| `{Recorded[suite]}` |"));
    }
}
