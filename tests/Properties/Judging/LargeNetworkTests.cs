using PlantNSeek.Artifacts;
using PlantNSeek.Judging;
using PlantNSeek.Networks;

namespace PlantNSeek.Properties.Judging;

using Networks = PlantNSeek.Properties.Exchange.Networks;

public sealed class LargeNetworkTests
{
    private const int Megabyte = 1_000_000;

    [Test, Spec("PERF-009")]
    public void MillionParameters_AreReadAndJudged_InLittleMemory([Values(0.01, 1)] double density)
    {
        var folder = Directory.CreateTempSubdirectory("large").FullName;
        try
        {
            var path = PlantedFiles.Write(Networks.Planted("circle", depth: 5, width: 706), Path.Combine(folder, "planted.npz"), reveal: false)[0];
            var mask = Path.Combine(folder, "mask.npz");
            var host = HostFile.Read(path);
            MaskFile.Write(mask, host.Layout, HostSeeking.Seeker("Magnitude").Seek(HostSeeking.Problem(host, new Density(density))));
            var before = GC.GetAllocatedBytesForCurrentThread();
            var judge = new MaskJudge(HostFile.Read(path), TruthFile.Read(PlantedFiles.TruthPath(path), host));
            JudgementReport.Write(new MaskJudging(judge, trains: false, MissingBiases.AreAnError).OfFile(mask), "", Path.Combine(folder, "report"));
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.That(host.Layout.Count, Is.GreaterThan(1_000_000));
            Assert.That(allocated / Megabyte, Is.LessThan(density < 1 ? 50 : 150), "megabytes");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
