using PlantNSeek.DataSets;

namespace PlantNSeek.Properties.DataSets;

/// <summary>Data sets are fetched from a server of this machine.</summary>
public sealed class FetchTests
{
    private const string Images = "train-images-idx3-ubyte";

    [TestCase(true)]
    [TestCase(false)]
    [Spec("DATA-017")]
    public void WhatIsMissing_IsFetched_AndNothingElse(bool statesLength)
    {
        using var fetch = new FetchCase(SmallDataSet.Idx);
        fetch.Small.Write(fetch.Folder, isThere: static name => name == Images);
        foreach (var name in fetch.Server.Files.Keys)
        {
            fetch.Serve(name, f => f with { StatesLength = statesLength });
        }

        var there = File.GetLastWriteTimeUtc(Path.Combine(fetch.Folder["here"], Images));
        var outcome = fetch.Run();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((outcome.Folder, outcome.Present), Is.EqualTo((fetch.Folder["here"], 1)));
            Assert.That(outcome.Fetched, Is.EqualTo(["train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"]));
            Assert.That(fetch.Server.Requests, Is.EqualTo(outcome.Fetched.Select(static n => $"{n}.gz")));
            Assert.That(File.GetLastWriteTimeUtc(Path.Combine(fetch.Folder["here"], Images)), Is.EqualTo(there));
            Assert.That((fetch.Progress[^1].Done, fetch.Progress[^1].Cached), Is.EqualTo((fetch.Progress[^1].Total, 0L)));
            Assert.That(fetch.Progress.Select(static p => p.Done), Is.Ordered);
        }

        fetch.RequireWhole();
        Assert.That(fetch.Run().Fetched, Is.Empty);
        Assert.That(fetch.Server.Requests, Has.Count.EqualTo(3));
    }

    [TestCase(true, false, "expected {0} bytes; found {1} bytes, and kept nothing")]
    [TestCase(true, true, "expected {0} bytes; found more, and kept nothing")]
    [TestCase(false, false, "expected SHA-256 {2}; found {3}, and kept nothing")]
    [Spec("DATA-018")]
    public void AnotherFile_IsNotKept(bool isLonger, bool hidesLength, string message)
    {
        using var fetch = new FetchCase(SmallDataSet.Idx);
        var right = fetch.Server.Files[$"{Images}.gz"].Content;
        byte[] wrong = isLonger ? [.. right, 0] : [.. right[..^1], (byte)~right[^1]];
        fetch.Serve($"{Images}.gz", f => f with { Content = wrong, StatesLength = !hidesLength });
        Assert.That(fetch.Error<InvalidDataException>(), Is.EqualTo(
            $"'{fetch.Server.Address}{Images}.gz': {string.Format(null, message, right.Length, wrong.Length, SmallDataSet.Digest(right).Sha256, SmallDataSet.Digest(wrong).Sha256)}"));
        Assert.That(fetch.Names, Is.Empty);
        fetch.Serve($"{Images}.gz", f => f with { Content = right });
        fetch.Run();
        fetch.RequireWhole();
    }

    [Test, Spec("DATA-018")]
    public void AnotherLength_IsFoundBeforeTheContent()
    {
        using var fetch = new FetchCase(SmallDataSet.Idx);
        fetch.Serve($"{Images}.gz", f => f with { Content = [.. f.Content, 0], CutAfter = 0, Stalls = true });
        Assert.That(fetch.Error<InvalidDataException>(), Does.Contain(" bytes; found "));
    }

    [Test, Spec("DATA-021")]
    public void AnyOtherAnswer_IsAnError()
    {
        using var fetch = new FetchCase(SmallDataSet.Idx);
        fetch.Server.Files.Clear();
        Assert.That(fetch.Error<IOException>(), Is.EqualTo($"'{fetch.Server.Address}{Images}.gz': expected the file; the server answered with status 404"));
        Assert.That(fetch.Names, Is.Empty);
        fetch.Server.Dispose();
        Assert.That(fetch.Error<IOException>(), Does.StartWith($"'{fetch.Server.Address}{Images}.gz' cannot be reached: "));
        Assert.That(fetch.Names, Is.Empty);
    }

    [Test, Spec("DATA-025")]
    public void AFileThatDiffers_IsAnErrorBeforeAnythingIsFetched()
    {
        using var fetch = new FetchCase(SmallDataSet.Idx);
        var path = fetch.Folder.Write("here/t10k-labels-idx1-ubyte", "mine");
        Assert.That(fetch.Error<InvalidDataException>(), Is.EqualTo($"'{path}': expected 12 bytes; found 4 bytes; once it is removed, the same command gets it"));
        Assert.That(fetch.Server.Requests, Is.Empty);
        Assert.That(File.ReadAllText(path), Is.EqualTo("mine"));
    }

    [Test, Spec("DATA-023")]
    public void Silence_EndsTheFetch_WhichGoesOnLater()
    {
        using var fetch = new FetchCase(SmallDataSet.Idx);
        fetch.Settings = fetch.Settings with { Patience = TimeSpan.FromSeconds(2) };
        fetch.Serve($"{Images}.gz", f => f with { CutAfter = 10, Stalls = true });
        var length = fetch.Server.Files[$"{Images}.gz"].Content.Length;
        Assert.That(fetch.Error<IOException>(), Is.EqualTo(
            $"'{fetch.Server.Address}{Images}.gz': the server sent nothing for 2 s after 10 of {length} bytes; the same command goes on from there"));
        fetch.Settings = fetch.Settings with { Patience = TimeSpan.FromMinutes(1) };
        fetch.Serve($"{Images}.gz", f => f with { CutAfter = null, Stalls = false });
        fetch.Run();
        fetch.RequireWhole();
        Assert.That(fetch.Server.Requests.ElementAt(1), Is.EqualTo($"{Images}.gz bytes=10- if \"1\""));
    }

    [TestCase(0)]
    [TestCase(10)]
    [Spec("DATA-023")]
    public void ACancelledFetch_PutsNothingIntoItsPlace(int after)
    {
        using var fetch = new FetchCase(SmallDataSet.Idx);
        using var stop = new CancellationTokenSource();
        fetch.Serve($"{Images}.gz", f => f with { CutAfter = after, Stalls = true });
        var done = Task.Run(() => fetch.Run(stop.Token));
        Assert.That(() => fetch.Progress.ToArray().Any(p => p.Done == after) && !fetch.Server.Requests.IsEmpty, Is.True.After(60_000, 5));
        stop.Cancel();
        Assert.That(async () => await done, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(fetch.Names, Is.EqualTo(after == 0 ? Array.Empty<string>() : [$"{Images}.gz.part", $"{Images}.gz.part.json"]));
        fetch.Serve($"{Images}.gz", f => f with { CutAfter = null, Stalls = false });
        fetch.Run();
        fetch.RequireWhole();
    }
}
