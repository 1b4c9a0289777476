using PlantNSeek.Exchange;
using PlantNSeek.Experiments;

namespace PlantNSeek.Reproduction.Tests.Interop;

/// <summary>What docs/exchange.md tells people to cite.</summary>
[Spec("EXCH-023")]
public sealed class CitedSuiteTests
{
    [Test]
    public void ChecksumOfTheSmokeSuite_IsTheDocuments()
    {
        var folder = Directory.CreateTempSubdirectory("suite").FullName;
        try
        {
            HostSuite.Write(Profile.Smoke, folder, threads: 2, new ImmediateProgress<ReproductionProgress>(static _ => { }), CancellationToken.None);
            var row = File.ReadLines(RepositoryRoot.Combine("docs", "exchange.md")).Single(static line => line.StartsWith("| `smoke` |", StringComparison.Ordinal));
            Assert.That(row, Does.EndWith($"| `{HostSuite.Sha256(Path.Combine(folder, HostSuite.ChecksumsName))}` |"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
