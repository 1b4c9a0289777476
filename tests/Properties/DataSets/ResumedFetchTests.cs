using PlantNSeek.DataSets;
using PlantNSeek.DataSets.Fetching;

namespace PlantNSeek.Properties.DataSets;

/// <summary>A fetch whose connection was cut goes on, or begins again where it must.</summary>
public sealed class ResumedFetchTests
{
    private const string Name = "train-images-idx3-ubyte.gz";
    private const int Cut = 17;

    [TestCase(true, true, true, "if \"1\"")]
    [TestCase(false, true, true, "if Thu, 01 Jan 1970 00:00:00 GMT")]
    [TestCase(false, false, true, "")]
    [TestCase(true, false, false, "if \"1\"")]
    [Spec("DATA-019")]
    public void TheRest_IsAllThatIsAskedFor(bool hasTag, bool hasDate, bool statesLength, string condition)
    {
        using var fetch = new FetchCase(SmallDataSet.Idx);
        fetch.Serve(Name, f => f with { Tag = hasTag ? f.Tag : null, Changed = hasDate ? f.Changed : null, StatesLength = statesLength, CutAfter = Cut });
        var length = fetch.Server.Files[Name].Content.Length;
        Assert.That(fetch.Error<IOException>(), Is.EqualTo($"'{fetch.Server.Address}{Name}': the connection ended after {Cut} of {length} bytes; the same command goes on from there"));
        Assert.That(fetch.Names, Is.EqualTo([$"{Name}.part", $"{Name}.part.json"]));
        fetch.Error<IOException>();
        fetch.Serve(Name, static f => f with { CutAfter = null });
        fetch.Progress.Clear();
        fetch.Run();
        fetch.RequireWhole();
        Assert.That(fetch.Server.Requests.Take(3), Is.EqualTo([Name, $"{Name} bytes={Cut}- {condition}".TrimEnd(), $"{Name} bytes={2 * Cut}- {condition}".TrimEnd()]));
        Assert.That((fetch.Progress[0].Done, fetch.Progress[0].Cached), Is.EqualTo((2L * Cut, 2L * Cut)));
    }

    [TestCase("another tag", false)]
    [TestCase("another date", false)]
    [TestCase("no ranges", false)]
    [TestCase("another place", true)]
    [TestCase("another tag with a part", true)]
    [TestCase("another date with a part", true)]
    [TestCase("another length with a part", true)]
    [TestCase("another start", true)]
    [TestCase("too long", true)]
    [Spec("DATA-020")]
    public void AnotherFileOnTheServer_IsFetchedFromItsBeginning(string change, bool asksAgain)
    {
        using var fetch = new FetchCase(SmallDataSet.Idx);
        var right = fetch.Server.Files[Name];
        var hasTag = change.StartsWith("another tag", StringComparison.Ordinal);
        fetch.Serve(Name, f => f with { Tag = hasTag ? f.Tag : null, CutAfter = Cut, Content = [.. f.Content[..3], 1, 2, 3, .. f.Content[6..]] });
        fetch.Error<IOException>();
        var part = Path.Combine(fetch.Folder["here"], $"{Name}.part");
        switch (change)
        {
            case "too long":
                File.AppendAllText(part, new string('x', right.Content.Length));
                break;
            case "another place":
                fetch.Settings = fetch.Settings with { Source = new Uri($"{fetch.Server.Address}mirror") };
                break;
            case "another length with a part":
                File.WriteAllText($"{part}.json", File.ReadAllText($"{part}.json").Replace($"\"length\":{right.Content.Length}", "\"length\":5000", StringComparison.Ordinal));
                break;
        }

        fetch.Serve(Name, f => right with
        {
            Tag = !hasTag ? null : "\"2\"",
            Changed = change.StartsWith("another date", StringComparison.Ordinal) ? DateTimeOffset.UnixEpoch.AddDays(1) : f.Changed,
            HasRanges = change != "no ranges",
            RangesAreOffBy = change == "another start" ? -1 : 0,
            IgnoresConditions = change.EndsWith("with a part", StringComparison.Ordinal),
        });
        fetch.Progress.Clear();
        fetch.Run();
        fetch.RequireWhole();
        var read = fetch.Progress.Count(p => p.Done == right.Content.Length && p.CurrentWork.StartsWith(Name, StringComparison.Ordinal));
        Assert.That(read, Is.EqualTo(1), "what is of another file is not read first");
        var asked = fetch.Server.Requests.Where(static r => r.StartsWith(Name, StringComparison.Ordinal)).Skip(1).ToArray();
        Assert.That(asked[^1] == Name, Is.EqualTo(asksAgain));
        Assert.That(asked, Has.Length.EqualTo(asksAgain && change is not ("another place" or "too long") ? 2 : 1));
    }

    // The server says that it is the same file, and what was kept is another one.
    [Test, Spec("DATA-020")]
    public void APartThatDoesNotFit_IsFetchedAgain()
    {
        using var fetch = new FetchCase(SmallDataSet.Idx);
        fetch.Serve(Name, static f => f with { CutAfter = Cut });
        fetch.Error<IOException>();
        File.WriteAllText(Path.Combine(fetch.Folder["here"], $"{Name}.part"), "something else");
        fetch.Serve(Name, static f => f with { CutAfter = null });
        fetch.Run();
        fetch.RequireWhole();
    }

    [Test, Spec("DATA-019")]
    public void OneFetchAtATime_HasTheFile()
    {
        using var fetch = new FetchCase(SmallDataSet.Idx);
        Directory.CreateDirectory(fetch.Folder["here"]);
        var place = Path.Combine(fetch.Folder["here"], Name);
        using var other = PartialFile.Open(place, PlantNSeek.Files.IDisk.Real);
        Assert.That(fetch.Error<IOException>(), Is.EqualTo($"'{place}' is being fetched by another process"));
    }
}
