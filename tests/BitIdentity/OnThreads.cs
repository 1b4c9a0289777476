namespace PlantNSeek.BitIdentity;

/// <summary>Runs the same work on several threads of its own at the same time.</summary>
internal static class OnThreads
{
    public static T[] Run<T>(int count, Func<T> work)
    {
        var results = new T[count];
        using var together = new Barrier(count);
        var threads = Enumerable.Range(0, count).Select(i => new Thread(() =>
        {
            together.SignalAndWait(); // proves that all are at work before any is done
            results[i] = work();
        })).ToArray();
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
        return results;
    }
}
