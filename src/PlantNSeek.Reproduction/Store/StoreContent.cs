namespace PlantNSeek.Store;

/// <summary>Which runs a store's file holds, and where.</summary>
/// <param name="Places">Start and length of each record, without the line's end.</param>
/// <param name="End">Where the next record goes.</param>
internal sealed record StoreContent(Dictionary<RunKey, (long Start, int Length)> Places, long End)
{
    /// <summary>Checks every record of a file; begins an empty file, and cuts off half a record at the end.</summary>
    /// <exception cref="InvalidDataException">The file is no store, one of another version, or is damaged before its end.</exception>
    public static StoreContent Read(FileStream file, Action<string>? tell)
    {
        var places = new Dictionary<RunKey, (long, int)>();
        var lines = new StoreLines(file);
        if (!lines.Next() || (!lines.IsEnded && lines.End <= RecordFormat.Header.Length && RecordFormat.Header.AsSpan().StartsWith(lines.Line.TrimEnd((byte)0))))
        {
            return Begin(file, places);
        }

        CheckHeader(file, lines);
        while (lines.Next())
        {
            if (lines.IsEnded && RecordFormat.Run(lines.Line) is { } run)
            {
                if (!places.TryAdd(run, (lines.Start, lines.Line.Length)))
                {
                    throw new InvalidDataException($"{file.Name} line {lines.Number} holds the run {run} a second time; {WayOut}");
                }
            }
            else if (lines.End == file.Length)
            {
                file.SetLength(lines.Start);
                file.Flush(flushToDisk: true);
                tell?.Invoke($"{file.Name} line {lines.Number} held half a run, as when a process is killed; it is cut off, and the {places.Count} runs before it are whole");
                return new StoreContent(places, lines.Start);
            }
            else
            {
                throw new InvalidDataException($"{file.Name} is damaged at line {lines.Number}, which is not the last; nothing in it was changed; {WayOut}");
            }
        }

        return new StoreContent(places, file.Length);
    }

    /// <summary>The version of a file that an earlier program wrote; null where it is no such file.</summary>
    public static int? EarlierVersion(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var lines = new StoreLines(file);
        return lines.Next() && lines.IsEnded && RecordFormat.VersionOf(lines.Line) is { } version && version < RecordFormat.Version ? version : null;
    }

    private const string WayOut = "mend it, name another folder, or begin afresh, which keeps it aside";

    // An empty file, or half a first line with zeros or nothing behind it: the process ended, or the power was cut, as the store was begun.
    private static StoreContent Begin(FileStream file, Dictionary<RunKey, (long, int)> places)
    {
        file.SetLength(0);
        file.Position = 0;
        file.Write(RecordFormat.Header);
        file.Flush(flushToDisk: true);
        return new StoreContent(places, file.Length);
    }

    private static void CheckHeader(FileStream file, StoreLines lines)
    {
        var version = lines.IsEnded ? RecordFormat.VersionOf(lines.Line) : null;
        if (version is null)
        {
            throw new InvalidDataException($"{file.Name} is no store of results: its first line is not that of one; nothing in it was changed; {WayOut}");
        }

        if (version != RecordFormat.Version)
        {
            throw new InvalidDataException(
                $"{file.Name} is a store of version {version}; this program reads and writes version {RecordFormat.Version}; nothing in it was changed; use the program that wrote it, name another folder, or begin afresh, which keeps it aside");
        }
    }
}
