using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Store;

namespace PlantNSeek.Properties.Files.Faults;

public sealed class StoreFaultTests
{
    [Test, Spec("STORE-016")]
    public void WhateverFails_EveryRunWhoseAddingReturnedIsThere_AndTheStoreGoesOn() => EveryFault.In<List<int>>(
        static _ => { },
        static (folder, disk, added) =>
        {
            Add(folder, disk, added, fresh: false, 1, 2, 3);
            Add(folder, disk, added, fresh: false, 4);
        },
        static (folder, added, _, when) =>
        {
            try
            {
                using (var store = ResultStore.Open(folder["below/store"]))
                {
                    AssertHas(store, added, when);
                    Assert.That(store.Count, Is.InRange(added.Count, added.Count + 1), when);
                    store.Add(Run(9), Result(9));
                }

                using var again = ResultStore.Open(folder["below/store"]);
                AssertHas(again, [.. added, 9], when);
                Directory.Delete(folder["below"], recursive: true);
            }
            catch (InvalidDataException e)
            {
                Assert.Fail($"{e.Message}: {when}");
            }
        });

    [Test, Spec("STORE-017")]
    public void WhateverFailsAtAFreshStart_TheEarlierRunsAreThereOrKeptAside() => EveryFault.In<List<int>>(
        static folder => Add(folder, new FaultyDisk(folder), [], fresh: false, 1, 2),
        static (folder, disk, added) => Add(folder, disk, added, fresh: true, 3, 4),
        static (folder, added, isDone, when) =>
        {
            var aside = folder["below/store/results-old-1.jsonl"];
            Assert.That(!isDone || File.Exists(aside), Is.True, when);
            using (var store = ResultStore.Open(folder["below/store"]))
            {
                AssertHas(store, File.Exists(aside) ? added : [1, 2], when);
            }

            if (File.Exists(aside))
            {
                File.Move(aside, folder["below/store/results.jsonl"], overwrite: true);
                using var old = ResultStore.Open(folder["below/store"]);
                AssertHas(old, [1, 2], when);
            }
        });

    [Test, Spec("STORE-018")]
    public void WhereThereAreNoLocks_ItSaysSo_AndGoesOn([Values] bool hasLocks)
    {
        using var folder = new TemporaryFolder();
        List<string> said = [];
        using (var store = ResultStore.Open(folder.Path, new FaultyDisk(folder) { HasLocks = hasLocks }, tell: said.Add))
        {
            store.Add(Run(1), Result(1));
        }

        var remark = $"nothing locks the results in {folder.Path} for one process, since the file system there has no locks (many network file systems have none); "
            + "see to it that no other works on them, or give each a store of its own";
        Assert.That(said, Is.EqualTo(hasLocks ? Array.Empty<string>() : [remark]));
        using var again = ResultStore.Open(folder.Path);
        Assert.That(again.Contains(Run(1)), Is.True);
    }

    private static void Add(TemporaryFolder folder, FaultyDisk disk, List<int> added, bool fresh, params int[] replicates)
    {
        using var store = ResultStore.Open(folder["below/store"], disk, fresh);
        foreach (var replicate in replicates)
        {
            try
            {
                store.Add(Run(replicate), Result(replicate));
                added.Add(replicate);
            }
            catch (IOException)
            {
                // Those that follow are tried all the same.
            }
        }
    }

    private static void AssertHas(ResultStore store, List<int> replicates, string when)
    {
        foreach (var replicate in replicates)
        {
            Assert.That(store.TryGet(Run(replicate), out var result) && ((NumbersResult)result).Numbers[0].Value == replicate, Is.True, $"run {replicate} is lost: {when}");
        }
    }

    private static ScenarioKey Key(int replicate) => new("Fair", "relu", 3, 10, 0.01, replicate);

    private static RunKey Run(int replicate) => RunKey.Of(Key(replicate), Protocol.Fair, "made up");

    private static NumbersResult Result(int replicate) => new() { Key = Key(replicate), Numbers = [new NamedNumber("n", replicate)] };
}
