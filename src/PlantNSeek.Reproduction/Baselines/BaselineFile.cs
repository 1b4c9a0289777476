using System.Text.Json;
using PlantNSeek.Files;

namespace PlantNSeek.Baselines;

/// <summary>A baseline as a file: JSON, every number exactly.</summary>
public static class BaselineFile
{
    private const long Largest = 100_000_000; // bytes; a baseline of a thousand pruners has 20 million

    /// <summary>Writes it whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, Baseline baseline)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(baseline);
        WholeFile.Write(Path.GetFullPath(path), stream =>
        {
            JsonSerializer.Serialize(stream, baseline, JsonFormat.Indented);
            stream.WriteByte((byte)'\n');
        });
    }

    /// <summary>Reads one, and whatever is wrong with it is an error that names the file and the place.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no baseline, or a damaged one.</exception>
    public static Baseline Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"there is no baseline '{path}'; --record writes one", path);
        }

        if (new FileInfo(path).Length > Largest)
        {
            throw new InvalidDataException($"'{path}' has {new FileInfo(path).Length} bytes; a baseline has {Largest} at most");
        }

        try
        {
            using var stream = File.OpenRead(path);
            var baseline = JsonSerializer.Deserialize<Baseline>(stream, JsonFormat.Options);
            return Fault(baseline) is { } fault ? throw new InvalidDataException($"'{path}' is no baseline: {fault}") : baseline!;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"'{path}' is no baseline: {e.Message}", e);
        }
    }

    private static string? Fault(Baseline? baseline)
    {
        if (baseline?.Format != Baseline.CurrentFormat)
        {
            return $"its format is '{baseline?.Format}' and not '{Baseline.CurrentFormat}'";
        }

        if (baseline is { Version: null } or { Networks: null } or { Ruler: null } or { Subjects: null } || baseline.Subjects.Any(static s => s is null or { Name: null } or { Rules: null } or { Cells: null }))
        {
            return "a part of it is missing";
        }

        if (baseline.Subjects.GroupBy(static s => s.Name).FirstOrDefault(static g => g.Count() > 1) is { } twice)
        {
            return $"it has '{twice.Key}' twice";
        }

        return baseline.Subjects.Select(s => Fault(s, baseline.Count)).FirstOrDefault(static fault => fault is not null);
    }

    private static string? Fault(BaselineSubject subject, int count)
    {
        foreach (var cell in subject.Cells)
        {
            if (cell is null or { Where: null } or { Quantity: null } or { Values: null })
            {
                return $"a cell of '{subject.Name}' has a part missing";
            }

            if (cell.Values.Count < count)
            {
                return $"'{subject.Name}', {cell.Name}, has {cell.Values.Count} values and not {count}";
            }
        }

        return subject.Cells.GroupBy(static c => c.Name).FirstOrDefault(static g => g.Count() > 1) is { } twice ? $"'{subject.Name}' has the cell {twice.Key} twice" : null;
    }
}
