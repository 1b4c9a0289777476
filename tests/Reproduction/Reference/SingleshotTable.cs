using System.Globalization;

namespace PlantNSeek.Reproduction.Tests.Reference;

/// <summary>A table of outcomes of the original programs, read by its header.</summary>
public sealed class SingleshotTable
{
    private readonly Dictionary<string, int> _columns;
    private readonly List<string[]> _rows;

    public SingleshotTable(string file)
    {
        var lines = File.ReadAllLines(file);
        _columns = lines[0].Split(',').Select((name, i) => (name, i)).ToDictionary(x => x.name, x => x.i);
        _rows = [.. lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split(','))];
    }

    /// <summary>What one set of replicates was run with.</summary>
    public readonly record struct Setting(string Task, int Depth, int Width, double Noise, int Rounds)
    {
        public override string ToString() => FormattableString.Invariant($"{Task} depth {Depth} width {Width} noise {Noise} rounds {Rounds}");
    }

    public IReadOnlyList<Setting> Settings => [.. _rows.Select(SettingOf).Distinct()];

    /// <summary>The replicates of a setting, ascending.</summary>
    public IReadOnlyList<int> Replicates(Setting setting) =>
        [.. _rows.Where(r => SettingOf(r) == setting).Select(r => (int)Number(r, "replicate")).Distinct().Order()];

    /// <summary>The (pruner, density label) pairs of a setting; the dense network is written as density 1.</summary>
    public IReadOnlyList<(string Pruner, string Density)> Cells(Setting setting) =>
        [.. _rows.Where(r => SettingOf(r) == setting).Select(r => (r[_columns["pruner"]], Label(r[_columns["density"]]))).Distinct()];

    /// <summary>One number, NaN where the table is blank.</summary>
    public double Value(Setting setting, int replicate, string pruner, string density, string column)
    {
        var row = _rows.First(r => SettingOf(r) == setting && (int)Number(r, "replicate") == replicate
            && r[_columns["pruner"]] == pruner && Label(r[_columns["density"]]) == density);
        return Number(row, column);
    }

    private Setting SettingOf(string[] row) => new(
        row[_columns["task"]], (int)Number(row, "depth"), (int)Number(row, "width"), Number(row, "noise"), (int)Number(row, "pruning_rounds"));

    private double Number(string[] row, string column) =>
        row[_columns[column]] is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : double.NaN;

    private static string Label(string density) => density == "1.0" ? "1" : density;
}
