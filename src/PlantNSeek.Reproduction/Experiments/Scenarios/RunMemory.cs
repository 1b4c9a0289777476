using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>
/// Keeps the memory of a sweep flat. Buffers of networks are few and large and die together; left alone, the garbage collector lets a
/// gigabyte of them pile up before it looks. Only the reproduction collects by itself, since its process is a sweep's own; the library never does.
/// </summary>
internal static class RunMemory
{
    private const int LargeNetwork = 1_000_000; // parameters: a collection takes less time than its buffers took to fill

    private static readonly Lock Large = new();

    /// <summary>Does work on a network; on a large one it is the only such work at the time, and what it leaves behind is given back at once.</summary>
    public static T Spare<T>(ManagedNetwork network, Func<T> work)
    {
        if (network.Layout.Count < LargeNetwork)
        {
            return work();
        }

        lock (Large)
        {
            Release(network);
            var result = work();
            Release(network);
            return result;
        }
    }

    /// <summary>Gives back what work on a large network left behind.</summary>
    public static void Release(ManagedNetwork network)
    {
        if (network.Layout.Count >= LargeNetwork)
        {
            network.ReleaseBuffers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    /// <summary>After a run: gives back what it left behind, some milliseconds of a run's second.</summary>
    public static void ReleaseRun() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
}
