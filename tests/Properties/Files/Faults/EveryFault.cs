namespace PlantNSeek.Properties.Files.Faults;

/// <summary>Does one piece of work again and again on disks that fail at its first operation, its second and so on to its last.</summary>
internal static class EveryFault
{
    /// <typeparam name="T">What a piece of work notes of how far it came.</typeparam>
    /// <param name="prepare">Fills the folder before.</param>
    /// <param name="work">Is ended by whatever it does not catch.</param>
    /// <param name="check">Looks at the folder right after a fault, unless the power was cut, and after each power cut then or, after a single failure, later; knows whether the work was done to its end, and what to say.</param>
    public static void In<T>(Action<TemporaryFolder> prepare, Action<TemporaryFolder, FaultyDisk, T> work, Action<TemporaryFolder, T, bool, string> check)
        where T : new()
    {
        foreach (var fault in Enum.GetValues<Fault>())
        {
            var isThere = true;
            for (var operation = 1; isThere; operation++)
            {
                using var folder = new TemporaryFolder();
                prepare(folder);
                var (disk, notes) = (new FaultyDisk(folder) { Fault = fault, FaultyOperation = operation }, new T());
                var isDone = IsDone(() => work(folder, disk, notes), fault);
                isThere = disk.Operations >= operation;
                Assert.That(isThere || (isDone && operation > 10), Is.True, "without a fault, and after more than a few operations, the work is done");
                var when = $"{fault} at operation {operation}";
                if (fault != Fault.PowerCut)
                {
                    check(folder, notes, isDone, when);
                }

                foreach (var (loss, left) in Loss.All.Where(_ => fault != Fault.FromThenOn).Select(loss => (loss, disk.After(loss))).DistinctBy(static after => Text(after.Item2)))
                {
                    disk.Restart(left);
                    check(folder, notes, isDone, $"{when}; {loss.Name}");
                }
            }
        }
    }

    // Most ways to lose something come to the same, as little is not flushed at any time.
    private static string Text(IEnumerable<(string Path, byte[]? Content)> left) =>
        string.Join('\n', left.Select(static item => $"{item.Path} {(item.Content is null ? "" : Convert.ToBase64String(item.Content))}"));

    private static bool IsDone(Action work, Fault fault)
    {
        try
        {
            work();
            return true;
        }
        catch (IOException) when (fault != Fault.PowerCut)
        {
            return false;
        }
        catch (PowerCutException) when (fault == Fault.PowerCut)
        {
            return false;
        }
    }
}
