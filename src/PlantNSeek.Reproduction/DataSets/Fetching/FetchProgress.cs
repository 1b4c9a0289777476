using PlantNSeek.Numerics;

namespace PlantNSeek.DataSets.Fetching;

/// <summary>Makes the bytes of one file after the other the progress of all. What was there before does not count for speed.</summary>
internal sealed class FetchProgress(IProgress<WorkProgress> progress, long total)
{
    private long _before, _cached;

    /// <summary>The progress of the next file.</summary>
    public IProgress<long> Of(string name, long length)
    {
        var before = _before;
        _before += length;
        var isBegun = false;
        return new Bytes(value =>
        {
            _cached += isBegun ? 0 : value;
            isBegun = true;
            progress.Report(new WorkProgress(before + value, total, $"{name}: {value / 1_000_000} of {(length + 999_999) / 1_000_000} MB") { Cached = _cached });
        });
    }

    private sealed class Bytes(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
