using System.Diagnostics.CodeAnalysis;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Files;

namespace PlantNSeek.Store;

/// <summary>
/// Finished runs on disk, to which runs are only ever added, so that long work survives its end at any moment: each run is on the disk
/// before the next is added, half of one is noticed, and whoever opens the store again goes on where it stopped. One process
/// works on a store at a time; its threads may share it.
/// </summary>
public sealed class ResultStore : IDisposable
{
    /// <summary>The name of the store's file in its folder.</summary>
    public const string FileName = "results.jsonl";

    private readonly Lock _gate = new();
    private readonly FileStream _lock;
    private readonly FileStream _file;
    private readonly Dictionary<RunKey, (long Start, int Length)> _places;
    private long _end;
    private IOException? _failure;

    private ResultStore(FileStream held, FileStream file, StoreContent content)
    {
        (_lock, _file) = (held, file);
        (_places, _end) = (content.Places, content.End);
    }

    /// <summary>Number of runs in the store, those of other sources included.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _places.Count;
            }
        }
    }

    /// <summary>Full path of the file.</summary>
    public string FilePath => _file.Name;

    /// <summary>
    /// Opens the store of a folder, or begins one; waits where another process works on it. Half a record at the end, as a process that
    /// was killed leaves it, is cut off.
    /// </summary>
    /// <param name="folder">Is made where it is missing.</param>
    /// <param name="fresh">Begin an empty store. The old file, whatever is in it, is kept aside under another name.</param>
    /// <param name="tell">Receives notes of waiting, of what was cut off and of what was kept aside.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="InvalidDataException">The file is no store, one of a later version, or is damaged before its end; nothing in it is changed.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    public static ResultStore Open(string folder, bool fresh = false, Action<string>? tell = null, CancellationToken cancel = default) =>
        Open(folder, IDisk.Real, fresh, tell, cancel);

    /// <summary>The same on any disk.</summary>
    internal static ResultStore Open(string folder, IDisk disk, bool fresh = false, Action<string>? tell = null, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        FileStream? held = null;
        FileStream? file = null;
        try
        {
            folder = Path.GetFullPath(folder);
            disk.MakeFolders(folder);
            held = StoreLock.Take(folder, disk, tell, cancel);
            var path = OutputPlace.Of(Path.Combine(folder, FileName));
            if (fresh && File.Exists(path))
            {
                KeepAside(path, disk, "the results so far are kept as", tell);
            }
            else if (StoreContent.EarlierVersion(path) is { } version)
            {
                // What it holds can be computed again: a cache of an earlier program is not worth an error.
                KeepAside(path, disk, $"the results so far are of version {version}, this program writes version {RecordFormat.Version}; they are kept as", tell);
            }

            // Others may read it, as may a user; no other process writes, since the lock is ours. Unbuffered: what is written is in the file.
            file = disk.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            var content = StoreContent.Read(file, tell);
            disk.FlushFolder(Path.GetDirectoryName(path)!); // also where the file was there: who made it may have ended before this
            return new ResultStore(held, file, content);
        }
        catch (Exception e)
        {
            file?.Dispose();
            held?.Dispose();
            if (e is UnauthorizedAccessException || (e is IOException && e is not InvalidDataException))
            {
                throw new IOException($"the results cannot be kept in '{folder}'; it must be a folder that can be written: {e.Message}", e);
            }

            throw;
        }
    }

    /// <summary>Whether the store has a run.</summary>
    public bool Contains(RunKey run)
    {
        lock (_gate)
        {
            return _places.ContainsKey(run);
        }
    }

    /// <summary>The result of a run, bit for bit as it was added, where the store has it.</summary>
    /// <exception cref="InvalidDataException">The file was changed since it was opened.</exception>
    public bool TryGet(RunKey run, [MaybeNullWhen(false)] out ExperimentResult result)
    {
        byte[] line;
        lock (_gate)
        {
            if (!_places.TryGetValue(run, out var place))
            {
                result = null;
                return false;
            }

            line = new byte[place.Length];
            _file.Position = place.Start;
            _file.ReadExactly(line);
        }

        result = RecordFormat.Run(line) == run ? RecordFormat.Result(line) : throw new InvalidDataException($"{FilePath} was changed by another program while it was in use");
        return true;
    }

    /// <summary>Adds a finished run; when this returns, the run is on the disk.</summary>
    /// <exception cref="ArgumentException">The store has the run already.</exception>
    /// <exception cref="IOException">It cannot be written, as on a full disk; the runs added before are safe, and no further one is taken.</exception>
    public void Add(RunKey run, ExperimentResult result)
    {
        var line = RecordFormat.Line(run, result);
        lock (_gate)
        {
            if (_places.ContainsKey(run))
            {
                throw new ArgumentException($"the run {run} ({result.Key}) is in {FilePath} already", nameof(run));
            }

            if (_failure is not null)
            {
                throw new IOException(_failure.Message, _failure); // half a record may stand there: whatever followed it would be taken for damage
            }

            try
            {
                _file.Position = _end;
                _file.Write(line);
                _file.Flush(flushToDisk: true);
            }
            catch (Exception e) // not all of them are IOException: a file that grows beyond its limit is an argument out of range
            {
                _failure = new IOException($"a finished run could not be written to {FilePath}; the {_places.Count} in it are safe, and a new start goes on from there: {e.Message}", e);
                throw _failure;
            }

            _places.Add(run, (_end, line.Length - 1));
            _end += line.Length;
        }
    }

    /// <summary>Closes the file and lets others work on the store.</summary>
    public void Dispose()
    {
        _file.Dispose();
        _lock.Dispose();
    }

    private static void KeepAside(string path, IDisk disk, string why, Action<string>? tell)
    {
        var folder = Path.GetDirectoryName(path)!;
        var number = 1;
        string aside;
        do
        {
            aside = Path.Combine(folder, $"results-old-{number++}.jsonl");
        }
        while (File.Exists(aside));

        disk.Move(path, aside);
        disk.FlushFolder(folder); // before another file has the name
        tell?.Invoke($"{why} {aside}");
    }
}
