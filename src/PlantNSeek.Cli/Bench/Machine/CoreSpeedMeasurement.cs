using System.Diagnostics;
using System.Runtime.Intrinsics;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Cli.Bench.Machine;

/// <summary>Measures <see cref="CoreSpeed"/> on the calling thread, in about a second.</summary>
internal static class CoreSpeedMeasurement
{
    private const long SmallestMemoryBuffer = 256L << 20;
    private static readonly TimeSpan Each = TimeSpan.FromMilliseconds(150);

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CoreSpeed Measure(CancellationToken cancel) => Vector512.IsHardwareAccelerated
        ? Measure<Vector512<float>, FloatLanes512>(cancel)
        : Measure<Vector256<float>, FloatLanes256>(cancel);

    private static unsafe CoreSpeed Measure<TVector, TLanes>(CancellationToken cancel)
        where TVector : struct
        where TLanes : struct, ILanes<TVector, float>
    {
        var peak = Best(() => PeakLoops<TVector, TLanes>.Chains(), cancel);
        var caches = CacheLevels.Read();
        var buffers = caches.Select(c => (c.Name, Capacity: (long?)c.Bytes, Buffer: c.Bytes / 2))
            .Append(("memory", null, Math.Max(SmallestMemoryBuffer, 4 * caches[^1].Bytes)));
        var levels = new List<MemoryLevel>();
        foreach (var (name, capacity, bytes) in buffers)
        {
            var numbers = (int)(bytes / sizeof(float)) / PeakLoops<TVector, TLanes>.Numbers * PeakLoops<TVector, TLanes>.Numbers;
            var buffer = new AlignedBuffer<float>(numbers);
            buffer.Span.Fill(1);
            var read = Best(() => PeakLoops<TVector, TLanes>.Read(buffer.Pointer, numbers), cancel);
            var update = Best(() => PeakLoops<TVector, TLanes>.Update(buffer.Pointer, numbers), cancel);
            levels.Add(new MemoryLevel(name, capacity, (long)numbers * sizeof(float), read, update));
            GC.KeepAlive(buffer);
        }

        return new CoreSpeed(peak, levels);
    }

    // The most units a second of any pass; a pass tells its units.
    private static double Best(Func<double> pass, CancellationToken cancel)
    {
        pass();
        var (best, all) = (0.0, Stopwatch.StartNew());
        for (var passes = 0; passes < 3 || all.Elapsed < Each; passes++)
        {
            cancel.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            var units = pass();
            best = Math.Max(best, units / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }
}
