using System.Globalization;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Reproduction.Tests.Reference;

/// <summary>A table of outcomes of the original programs, read by its header; any order of rows and columns.</summary>
public sealed class SingleshotTable
{
    private readonly Dictionary<string, int> _columns;
    private readonly Dictionary<(Setting Setting, int Replicate, string Pruner, string Density), string[]> _rows = [];

    public SingleshotTable(string file)
    {
        var lines = File.ReadAllLines(file);
        _columns = lines[0].Split(',').Select((name, i) => (name, i)).ToDictionary(x => x.name, x => x.i);
        foreach (var row in lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split(',')))
        {
            _rows[(SettingOf(row), (int)Number(row, "replicate"), row[_columns["pruner"]], Label(row[_columns["density"]]))] = row;
        }
    }

    /// <summary>What one set of replicates was run with.</summary>
    public readonly record struct Setting(string Task, int Depth, int Width, double Noise, int Rounds)
    {
        public override string ToString() => FormattableString.Invariant($"{Task} depth {Depth} width {Width} noise {Noise} rounds {Rounds}");
    }

    public IReadOnlyList<Setting> Settings => [.. _rows.Keys.Select(k => k.Setting).Distinct()];

    /// <summary>The replicates of a setting, ascending.</summary>
    public IReadOnlyList<int> Replicates(Setting setting) =>
        [.. _rows.Keys.Where(k => k.Setting == setting).Select(k => k.Replicate).Distinct().Order()];

    /// <summary>The (pruner, density label) pairs of a setting; the dense network is written as density 1.</summary>
    public IReadOnlyList<(string Pruner, string Density)> Cells(Setting setting) =>
        [.. _rows.Keys.Where(k => k.Setting == setting).Select(k => (k.Pruner, k.Density)).Distinct()];

    /// <summary>
    /// One number, NaN where the table is blank or lacks the row or column. A column that holds one number a layer is asked for
    /// with the layer, counted from 1, such as <c>kept_weights_per_layer/2</c>.
    /// </summary>
    public double Value(Setting setting, int replicate, string pruner, string density, string column) =>
        _rows.TryGetValue((setting, replicate, pruner, density), out var row) ? Number(row, column) : double.NaN;

    private Setting SettingOf(string[] row) => new(
        row[_columns["task"]], (int)Number(row, "depth"), (int)Number(row, "width"), Number(row, "noise"), (int)Number(row, "pruning_rounds"));

    private double Number(string[] row, string column)
    {
        var parts = column.Split('/');
        if (!_columns.TryGetValue(parts[0], out var place) || row[place].Length == 0)
        {
            return double.NaN;
        }

        var text = parts.Length == 1 ? row[place] : row[place].Split('/')[int.Parse(parts[1], CultureInfo.InvariantCulture) - 1];
        return double.Parse(text, CultureInfo.InvariantCulture);
    }

    // 1.0, 0.10 and 1e-2 are the labels 1, 0.1 and 0.01.
    private static string Label(string density) => double.TryParse(density, CultureInfo.InvariantCulture, out var value)
        ? DensityPoint.Labels.FirstOrDefault(l => l != DensityPoint.Ticket && DensityPoint.Value(l) == value) ?? density
        : density;
}
