using System.Globalization;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Reproduction.Tests.Reference;

/// <summary>
/// A table of single outcomes of the original programs, read by its header: which of our runs each row stands for, and its values.
/// </summary>
public sealed class OutcomeTable
{
    /// <summary>Columns that hold an outcome, each with ours; a column that a table lacks is passed over.</summary>
    private static readonly (string Column, Func<ScenarioResult, RunResult, double> Ours)[] Outcomes =
    [
        ("strong_score", (_, r) => r.Strong),
        ("final_accuracy", (_, r) => r.Strong),
        ("weak_score", (_, r) => r.Weak!.Value),
        ("kept_fraction", (s, r) => (double)r.Kept / (s.HostWeights.Sum() + s.HostBiases.Sum())),
    ];

    private readonly Dictionary<string, int> _columns;
    private readonly string _name;
    private readonly string[][] _rows;

    /// <summary>Reads a file.</summary>
    public OutcomeTable(string file)
    {
        _name = Path.GetFileNameWithoutExtension(file);
        var lines = File.ReadAllLines(file);
        _columns = lines[0].Split(',').Select((name, i) => (name, i)).ToDictionary(x => x.name, x => x.i);
        _rows = [.. lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split(','))];
    }

    /// <summary>What one row says: the setting and run it stands for, and the values of one outcome of all rows of that run.</summary>
    public sealed record Cell(ScenarioKey Setting, string Seeker, string Density, string Column, Func<ScenarioResult, RunResult, double> Ours, IReadOnlyList<double> Theirs)
    {
        public override string ToString() => $"{Column} of {Seeker} at density {Density}, {Setting.Experiment} {Setting.Task} {Setting.Switch}".TrimEnd();
    }

    /// <summary>All cells, by setting and run.</summary>
    public IReadOnlyList<Cell> Cells =>
    [
        .. from row in _rows
           from outcome in Outcomes
           where _columns.ContainsKey(outcome.Column) && Text(row, outcome.Column).Length > 0
           group Number(row, outcome.Column) by (Setting: SettingOf(row), Seeker: SeekerOf(row), Density: Label(Text(row, "density")), outcome.Column, outcome.Ours) into cell
           select new Cell(cell.Key.Setting, cell.Key.Seeker, cell.Key.Density, cell.Key.Column, cell.Key.Ours, [.. cell]),
    ];

    private ScenarioKey SettingOf(string[] row) =>
        new("Paper", Text(row, "task"), (int)Number(row, "depth"), (int)Number(row, "width"), Number(row, "noise"), 0)
        {
            Experiment = _columns.ContainsKey("softmax_before_loss") ? "edge-popup" : _columns.ContainsKey("epochs_per_round") ? "multishot" : "singleshot-100-rounds",
            Switch = string.Join('+', Switches(row)),
        };

    // The variant that a row was run with, as switches of the Paper protocol.
    private IEnumerable<string> Switches(string[] row)
    {
        if (_name.Contains("clean_gradients", StringComparison.Ordinal))
        {
            yield return "stale-gradient";
        }

        if (_columns.ContainsKey("masked_parameters_excluded") && Text(row, "masked_parameters_excluded") == "1")
        {
            yield return "nesting";
        }

        if (_columns.ContainsKey("softmax_before_loss") && Text(row, "softmax_before_loss") == "0")
        {
            yield return "edge-popup-softmax";
        }

        if (_columns.ContainsKey("bias_scores") && Text(row, "bias_scores") != "zero")
        {
            yield return "edge-popup-bias-scores";
        }
    }

    private string SeekerOf(string[] row) => !_columns.ContainsKey("annealed") ? Text(row, "pruner")
        : Text(row, "annealed") == "1" ? "Edge-popup (annealed)" : "Edge-popup";

    private string Text(string[] row, string column) => row[_columns[column]];

    private double Number(string[] row, string column) => double.Parse(Text(row, column), CultureInfo.InvariantCulture);

    // 1.0, 0.10 and 1e-2 are the labels 1, 0.1 and 0.01.
    private static string Label(string density) => double.TryParse(density, CultureInfo.InvariantCulture, out var value)
        ? DensityPoint.Labels.FirstOrDefault(l => l != DensityPoint.Ticket && DensityPoint.Value(l) == value) ?? density
        : density;
}
