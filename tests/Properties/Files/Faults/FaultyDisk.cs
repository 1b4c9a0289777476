using PlantNSeek.Files;

namespace PlantNSeek.Properties.Files.Faults;

/// <summary>
/// A disk in a folder of the real one, whose n-th operation (a file or folder made, a write, a flush, a new name, a removal) fails or comes no more because the power is cut. It keeps count of what
/// was flushed, and gives the folder the content that it may have after a power cut. Whatever is there at the beginning is taken for flushed.
/// </summary>
internal sealed class FaultyDisk : IDisk
{
    private readonly string _root;
    private readonly Dictionary<string, DiskItem> _now;
    private readonly Dictionary<string, DiskItem> _flushed;
    private readonly List<NameChange> _unflushed = [];
    private readonly List<FileStream> _opened = [];
    private bool _isOff;

    public FaultyDisk(TemporaryFolder root)
    {
        _root = RealPath.Of(root.Path);
        _now = Directory.GetFileSystemEntries(_root, "*", SearchOption.AllDirectories).ToDictionary(static path => path, Found);
        _flushed = new(_now);
    }

    /// <summary>The operation that does not work, from 1; none where 0.</summary>
    public int FaultyOperation { get; init; }

    public Fault Fault { get; init; }

    public bool HasLocks { get; init; } = true;

    /// <summary>How many were begun.</summary>
    public int Operations { get; private set; }

    /// <summary>Begins an operation, which may end there.</summary>
    public void Step()
    {
        Operations += _isOff ? 0 : 1;
        _isOff |= Fault == Fault.PowerCut && Operations == FaultyOperation;
        if (_isOff)
        {
            throw new PowerCutException();
        }

        if (Operations == FaultyOperation || (Fault == Fault.FromThenOn && FaultyOperation > 0 && Operations > FaultyOperation))
        {
            throw new IOException("no space is left");
        }
    }

    public FileStream Open(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize)
    {
        if (!_now.ContainsKey(path) && mode != FileMode.Open)
        {
            Step();
        }

        var item = _now.GetValueOrDefault(path) ?? new DiskItem();
        var stream = new FaultyStream(this, item, path, mode, access, HasLocks ? share : FileShare.ReadWrite | FileShare.Delete);
        _opened.Add(stream);
        if (!_now.ContainsKey(path))
        {
            Change(new NameChange(null, path, item));
        }

        return stream;
    }

    public void Move(string from, string to, bool overwrite)
    {
        Step();
        File.Move(from, to, overwrite);
        Change(new NameChange(from, to, _now[from]));
    }

    public void Delete(string path)
    {
        Step();
        File.Delete(path);
        if (_now.TryGetValue(path, out var item))
        {
            Change(new NameChange(path, null, item));
        }
    }

    public void MakeFolder(string path)
    {
        Step();
        var missing = new Stack<string>();
        for (var folder = path; !Directory.Exists(folder); folder = Path.GetDirectoryName(folder)!)
        {
            missing.Push(folder);
        }

        Directory.CreateDirectory(path);
        foreach (var folder in missing)
        {
            Change(new NameChange(null, folder, new DiskItem { IsFolder = true }));
        }
    }

    public void FlushFolder(string path)
    {
        Step();
        foreach (var change in _unflushed.Where(change => change.Folder == path))
        {
            change.Apply(_flushed);
        }

        _unflushed.RemoveAll(change => change.Folder == path);
    }

    /// <summary>The files, and the folders as nulls, that there may be once the machine is on again, by their paths, folders before what is in them.</summary>
    public IReadOnlyList<(string Path, byte[]? Content)> After(Loss loss)
    {
        var names = new Dictionary<string, DiskItem>(_flushed);
        foreach (var (change, i) in _unflushed.Select(static (change, i) => (change, i)).Where(which => loss.Keeps(which.i)))
        {
            change.Apply(names);
        }

        return [.. names.Where(name => IsReached(name.Key, names)).OrderBy(static name => name.Key, StringComparer.Ordinal)
            .Select(name => (name.Key, name.Value.IsFolder ? null : loss.Content(name.Value)))];
    }

    /// <summary>Puts them there.</summary>
    public void Restart(IEnumerable<(string Path, byte[]? Content)> left)
    {
        _opened.ForEach(static stream => stream.Dispose());
        Directory.Delete(_root, recursive: true);
        Directory.CreateDirectory(_root);
        foreach (var (path, content) in left)
        {
            if (content is null)
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                File.WriteAllBytes(path, content);
            }
        }
    }

    private bool IsReached(string path, Dictionary<string, DiskItem> names) => path == _root || (names.ContainsKey(path) && IsReached(Path.GetDirectoryName(path)!, names));

    private static DiskItem Found(string path) =>
        Directory.Exists(path) ? new DiskItem { IsFolder = true } : new DiskItem { Now = File.ReadAllBytes(path), Flushed = File.ReadAllBytes(path) };

    private void Change(NameChange change)
    {
        change.Apply(_now);
        _unflushed.Add(change);
    }

    /// <summary>A name that was given, changed or removed, which a disk does at once or not at all.</summary>
    private sealed record NameChange(string? From, string? To, DiskItem Item)
    {
        public string Folder => Path.GetDirectoryName(To ?? From)!;

        public void Apply(Dictionary<string, DiskItem> names)
        {
            if (From is not null)
            {
                names.Remove(From);
            }

            if (To is not null)
            {
                names[To] = Item;
            }
        }
    }
}
