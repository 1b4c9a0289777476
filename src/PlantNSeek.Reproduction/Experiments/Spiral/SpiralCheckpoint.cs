using System.Globalization;
using System.Text;
using System.Text.Json;
using PlantNSeek.Files;

namespace PlantNSeek.Experiments.Spiral;

/// <summary>
/// A file that holds how each mask stood at the end of each round, so that a search which was stopped goes on from there. The first line
/// holds the settings, each further line one mask; a line that was not written to its end counts as not written.
/// </summary>
internal sealed class SpiralCheckpoint : IDisposable
{
    private readonly Dictionary<(int Round, int Code), Entry> _entries = [];
    private readonly FileStream _file;

    /// <exception cref="InvalidDataException">The file belongs to other settings, or a line cannot be read.</exception>
    public SpiralCheckpoint(string path, SpiralSearchSettings settings)
    {
        var header = JsonSerializer.Serialize(settings, JsonFormat.Options);
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            var bytes = new byte[_file.Length];
            _file.ReadExactly(bytes);
            var whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
            var lines = Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (lines.Length > 0 && lines[0] != header)
            {
                throw new InvalidDataException($"the checkpoint {path} belongs to a search with the settings {lines[0]}; this one has {header}");
            }

            foreach (var line in lines.Skip(1))
            {
                Read(path, line);
            }

            _file.SetLength(whole);
            _file.Position = whole;
            if (lines.Length == 0)
            {
                Write(header);
            }
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public bool TryGet(int round, SpiralMask mask, out Entry entry) => _entries.TryGetValue((round, mask.Code), out entry);

    /// <summary>Not to be called by several threads at once.</summary>
    public void Add(int round, SpiralMask mask, Entry entry)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{round} {mask.Code} {entry.FirstRoundBest} {entry.FirstRoundSum}");
        foreach (var (correct, initialisation) in entry.Best)
        {
            text.Append(CultureInfo.InvariantCulture, $" {correct} {initialisation}");
        }

        Write(text.ToString());
    }

    public void Dispose() => _file.Dispose();

    private void Read(string path, string line)
    {
        try
        {
            var numbers = Array.ConvertAll(line.Split(' '), static text => long.Parse(text, CultureInfo.InvariantCulture));
            var best = new (int, int)[(numbers.Length - 4) / 2];
            for (var i = 0; i < best.Length; i++)
            {
                best[i] = ((int)numbers[4 + (2 * i)], (int)numbers[5 + (2 * i)]);
            }

            _entries[((int)numbers[0], (int)numbers[1])] = new Entry((int)numbers[2], numbers[3], best);
        }
        catch (Exception e) when (e is FormatException or OverflowException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"the checkpoint {path} has a line that cannot be read: {line}", e);
        }
    }

    private void Write(string line)
    {
        _file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        _file.Flush();
    }

    /// <summary>The state of a mask's search.</summary>
    internal readonly record struct Entry(int FirstRoundBest, long FirstRoundSum, (int Correct, int Initialisation)[] Best);
}
