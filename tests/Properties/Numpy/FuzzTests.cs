using PlantNSeek.Numerics;
using PlantNSeek.Numpy;

namespace PlantNSeek.Properties.Numpy;

/// <summary>Files changed at random and at places that matter are read as they were, or refused in one line, and cost little.</summary>
[TestFixture, Spec("NPZ-028")]
public class FuzzTests
{
    private const int CasesPerFile = 2000;
    private const long MostMemory = 4_000_000;

    private static readonly byte[][] Arrays =
    [
        RawNpy.Of("<f4", "(2, 3)", new byte[24]),
        RawNpy.Of(">i8", "(3, 2)", new byte[48], fortran: true, major: 2),
        RawNpy.Of("|b1", "(5,)", [1, 0, 1, 1, 0], major: 3),
        RawNpy.Of("<U3", "()", [97, 0, 0, 0, 98, 0, 0, 0, 0, 0, 0, 0]),
        RawNpy.Of("<f2", "(0, 7)", []),
    ];

    private static IEnumerable<TestCaseData> Files =>
    [
        new TestCaseData(NpzWriterTests.Everything()).SetArgDisplayNames("stored"),
        new TestCaseData(NpzWriterTests.Everything(compress: true)).SetArgDisplayNames("deflated"),
        new TestCaseData(NpzWriterTests.Everything(zip64: true)).SetArgDisplayNames("zip64"),
        new TestCaseData(NumpyFixtures.Savez).SetArgDisplayNames("savez"),
        new TestCaseData(NumpyFixtures.Streamed).SetArgDisplayNames("streamed"),
        new TestCaseData(NumpyFixtures.StreamedCompressed).SetArgDisplayNames("streamed and compressed"),
        new TestCaseData(new RawZip([.. Arrays.Select((a, i) => new RawEntry($"{i}.npy", a) { Comment = [1, 2] })]) { Comment = [3, 4, 5] }.ToBytes()).SetArgDisplayNames("by hand"),
    ];

    [TestCaseSource(nameof(Files))]
    public void AChangedFile_ReadsToTheSameValuesOrIsRefused(byte[] file)
    {
        var same = HostileFile.ReadAll(file);
        var (read, messages) = (0, new HashSet<string>());
        for (var i = 0; i < CasesPerFile; i++)
        {
            var changed = Mutation.OfFile(file, new RandomStream(Seed, "changed file", (ulong)i));
            if (ReadWithinBounds(changed, messages, i) is { } values)
            {
                read++;
                Assert.That(values.Select(v => v.Array), Is.EqualTo(same.Select(v => v.Array)), $"case {i}");
                Assert.That(values.Select(v => v.Values), Is.EqualTo(same.Select(v => v.Values)), $"case {i}");
            }
        }

        TestContext.Out.WriteLine($"{read} read, {CasesPerFile - read} refused with {messages.Count} messages");
        Assert.That(read, Is.GreaterThan(0), "changes that do no harm are read");
        Assert.That(messages, Has.Count.GreaterThan(100), "the changes are refused for many reasons");
    }

    [Test]
    public void AChangedArrayWithARightChecksum_IsReadOrRefused([Range(0, 4)] int which, [Values] bool deflated)
    {
        var (read, messages) = (0, new HashSet<string>());
        for (var i = 0; i < CasesPerFile; i++)
        {
            var entry = new RawEntry("x.npy", Mutation.OfArray(Arrays[which], new RandomStream(Seed, $"changed array {which} {deflated}", (ulong)i)));
            read += ReadWithinBounds(new RawZip(deflated ? entry.Deflated() : entry).ToBytes(), messages, i) is null ? 0 : 1;
        }

        TestContext.Out.WriteLine($"{read} read, {CasesPerFile - read} refused with {messages.Count} messages");
        Assert.That(read, Is.GreaterThan(0).And.LessThan(CasesPerFile));
        Assert.That(messages, Has.Count.GreaterThan(50), "the changes are refused for many reasons");
    }

    private static ulong Seed => Environment.GetEnvironmentVariable(PinnedPropertyAttribute.FreshSeeds) is "1" ? (ulong)Environment.TickCount64 : 6;

    /// <summary>The values, or null where the file was refused as it must be.</summary>
    private static List<(string Array, byte[] Values)>? ReadWithinBounds(byte[] file, HashSet<string> messages, int i)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            return HostileFile.ReadAll(file);
        }
        catch (NpzException e)
        {
            Assert.That(e.Message.StartsWith($"{HostileFile.Name} ", StringComparison.Ordinal) || e.Message.StartsWith($"{HostileFile.Name}: ", StringComparison.Ordinal), Is.True, $"case {i}: {e.Message}");
            Assert.That(e.Message.Any(char.IsControl), Is.False, $"case {i}: {e.Message}");
            messages.Add(e.Message);
            return null;
        }
        finally
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.That(allocated, Is.LessThan(MostMemory), $"case {i}");
        }
    }
}
