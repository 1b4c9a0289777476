using System.Security.Cryptography;
using System.Text.Json;
using PlantNSeek.Artifacts;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Files;
using PlantNSeek.Numerics;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Properties.Exchange;

public sealed class HostSuiteTests
{
    private static readonly Dictionary<string, string> Recorded =
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(RepositoryRoot.Combine("spec", "reference", "suites.json")))!;

    // The long suite takes seconds and a quarter of a gigabyte, so it belongs to the long profile.
    private static readonly string[] Suites = LongSetting.IsOn ? ["smoke", "quick", "paper"] : ["smoke", "quick"];

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("suite").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(nameof(Suites)), Spec("EXCH-009")]
    public void Bytes_AreThoseOfEveryMachine(string suite)
    {
        HostSuite.Write(Profile.ByName(suite), _folder, threads: 2, new Progress<WorkProgress>(), CancellationToken.None);
        Assert.That(HostSuite.Sha256(Path.Combine(_folder, HostSuite.ChecksumsName)), Is.EqualTo(Recorded[suite]));
    }

    [Test, Spec("EXCH-009")]
    public void EverySuite_IsRecorded() => Assert.That(Recorded.Keys, Is.EquivalentTo(HostSuite.Names).And.SubsetOf(Profile.All.Select(p => p.Name)));

    [Spec("EXCH-010")]
    [TestCase("paper", 536), TestCase("quick", 186), TestCase("smoke", 12)]
    public void Hosts_AreFixed_AndThoseOfThePapersRuns(string name, int count)
    {
        var hosts = HostSuite.Hosts(Profile.ByName(name));
        var runs = Profile.ByName(name == "smoke" ? "smoke" : "paper").Scenarios().Where(k => k.Switch == "" && k.Experiment is "singleshot" or "singleshot-100-rounds" or "multishot" or "multishot-local" or "edge-popup").ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(hosts, Is.Unique);
            Assert.That(hosts.Select(SuiteHost.PathOf), Is.Unique);
            Assert.That(hosts, Has.Count.EqualTo(count), "as many as docs/exchange.md says, however many replicates the profile has by now");
            Assert.That(hosts.GroupBy(h => h with { Replicate = 0 }).Where(g => !g.Select(h => h.Replicate).SequenceEqual(Enumerable.Range(1, g.Count()))), Is.Empty, "the first replicates");
            Assert.That(hosts.Where(h => !runs.Any(r => (r.Protocol, r.Task, r.Depth, r.Width, r.Noise, r.Replicate) == (h.Protocol, h.Task, h.Depth, h.Width, h.Noise, h.Replicate))), Is.Empty);
            Assert.That(hosts.Select(h => h.Protocol).Distinct(), Is.EquivalentTo(new[] { "Paper", "Fair" }));
        }
    }

    [Test, Spec("EXCH-010")]
    public void ManifestAndChecksums_NameEveryFileAsItIs()
    {
        var hosts = Write();
        var lines = File.ReadAllLines(Path.Combine(_folder, HostSuite.ChecksumsName)).Select(line => line.Split("  ")).ToArray();
        var files = Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_folder, f).Replace('\\', '/'));
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, HostSuite.ManifestName)));
        var listed = manifest.RootElement.GetProperty("hosts").EnumerateArray().ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.Select(l => l[1]).Append(HostSuite.ChecksumsName), Is.EquivalentTo(files));
            Assert.That(lines.Select(l => l[0]), Is.EqualTo(lines.Select(l => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_folder, l[1])))))));
            Assert.That(listed.Select(h => h.GetProperty("host").GetProperty("sha256").GetString()), Is.EqualTo(hosts.Select(h => h.Host.Sha256)));
            Assert.That(listed.Select(h => h.GetProperty("description").GetProperty("task").GetString()).Distinct(), Is.EquivalentTo(new[] { "relu", "circle", "helix" }));
        }

        foreach (var host in hosts)
        {
            var read = HostFile.Read(Path.Combine(_folder, host.Host.Path));
            Assert.That(TruthFile.Read(Path.Combine(_folder, host.Truth.Path), read).Mask.KeptCount, Is.EqualTo(host.Description.Ticket.Weights + host.Description.Ticket.Biases));
            Assert.That((new FileInfo(Path.Combine(_folder, host.Host.Path)).Length, SuiteHost.PathOf(read.Description!.Key)), Is.EqualTo((host.Host.Bytes, host.Host.Path)));
        }
    }

    [Test, Spec("EXCH-011")]
    public void SecondRun_WritesWhatIsMissingOrDiffers_AndNothingElse()
    {
        var hosts = Write();
        var (missing, spoilt) = (Path.Combine(_folder, hosts[0].Host.Path), Path.Combine(_folder, hosts[3].Truth.Path));
        var (good, old) = (File.ReadAllBytes(spoilt), new DateTime(2001, 1, 1));
        foreach (var file in Directory.EnumerateFiles(_folder, "*.npz", SearchOption.AllDirectories))
        {
            File.SetLastWriteTime(file, old);
        }

        File.Delete(missing);
        File.WriteAllBytes(spoilt, [.. good[..^1], (byte)(good[^1] ^ 1)]);
        Write();
        var written = Directory.EnumerateFiles(_folder, "*.npz", SearchOption.AllDirectories).Where(f => File.GetLastWriteTime(f) != old);
        Assert.That(written, Is.EquivalentTo(new[] { missing, spoilt }));
        Assert.That(File.ReadAllBytes(spoilt), Is.EqualTo(good));
    }

    [Test, Spec("EXCH-011")]
    public void StoppedRun_HasNoChecksums_AndGoesOn()
    {
        Write();
        using var source = new CancellationTokenSource();
        var progress = new ImmediateProgress<WorkProgress>(p =>
        {
            if (p.Done == 2)
            {
                source.Cancel();
            }
        });
        Assert.That(() => HostSuite.Write(Profile.Smoke, _folder, 1, progress, source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(File.Exists(Path.Combine(_folder, HostSuite.ChecksumsName)), Is.False);
        Write();
        Assert.That(HostSuite.Sha256(Path.Combine(_folder, HostSuite.ChecksumsName)), Is.EqualTo(Recorded["smoke"]));
    }

    [Test, Spec("EXCH-012")]
    public void StoppedWriting_LeavesTheEarlierFile_AndNoOther()
    {
        var path = Path.Combine(_folder, "planted.npz");
        File.WriteAllText(path, "earlier");
        Assert.That(() => WholeFile.Write(path, stream => Broken(stream)), Throws.InstanceOf<IOException>().With.Message.EqualTo($"'{path}' cannot be written: the disk is full"));
        Assert.That((File.ReadAllText(path), Directory.GetFiles(_folder).Length), Is.EqualTo(("earlier", 1)));

        static void Broken(Stream stream)
        {
            stream.Write(new byte[100]);
            throw new IOException("the disk is full");
        }
    }

    private IReadOnlyList<SuiteHost> Write() =>
        HostSuite.Write(Profile.Smoke, _folder, 1, new Progress<WorkProgress>(), CancellationToken.None);
}
