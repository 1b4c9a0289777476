using System.Text.Json;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.TestSupport.Golden;

namespace PlantNSeek.Reproduction.Tests.Reference;

/// <summary>A file of scores and masks measured from the original programs, brought into our layout.</summary>
internal sealed class ScoreGolden
{
    private readonly JsonElement _root;

    public ScoreGolden(string file)
    {
        _root = ReferenceFolder.Read(file);
        Architecture = new Architecture(_root.GetProperty("widths").Integers());
        Parameters = [.. Flatten(_root).Select(p => (float)p)];
        var inputs = Rows(_root.GetProperty("inputs")).SelectMany(row => row).Select(x => (float)x).ToArray();
        var targets = Rows(_root.GetProperty("targets"));
        Batch = _root.GetProperty("description").GetString()!.Contains("CrossEntropy", StringComparison.OrdinalIgnoreCase)
            ? Batch.Classification(inputs, Architecture.InputWidth, [.. targets.Select(row => (int)row[0])], Architecture.OutputWidth)
            : Batch.Regression(inputs, Architecture.InputWidth, [.. targets.SelectMany(row => row).Select(y => (float)y)], Architecture.OutputWidth);
    }

    public Architecture Architecture { get; }

    public ParameterLayout Layout => Architecture.Layout;

    public float[] Parameters { get; }

    public Batch Batch { get; }

    public JsonElement Section(string precision) => _root.GetProperty(precision);

    /// <summary>The keys of a section that hold scores, each with our pruner.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public IReadOnlyList<(string Key, IPruner Pruner)> Pruners(string precision)
    {
        var found = from property in Section(precision).EnumerateObject()
                    where property.Value.ValueKind == JsonValueKind.Object && property.Value.TryGetProperty("scores", out _)
                    select (property.Name, PrunerCatalog.ByName(property.Name == "mag" ? "Magnitude" : property.Name));
        return found.ToArray() is { Length: > 0 } pruners ? pruners : throw new InvalidDataException($"section {precision} holds no scores");
    }

    public double[] Scores(string precision, string pruner) => Flatten(Section(precision).GetProperty(pruner).GetProperty("scores"));

    /// <summary>Each recorded mask with its scope and density, as its key <c>scope_density</c> says, and its recorded counts.</summary>
    public IEnumerable<(string Key, Mask Mask, PruningBudget Budget, SelectionOptions Options, JsonElement Recorded)> Masks(string precision, string pruner)
    {
        foreach (var mask in Section(precision).GetProperty(pruner).GetProperty("masks").EnumerateObject())
        {
            var parts = mask.Name.Split('_', 2);
            var scope = parts[0] switch
            {
                "global" => PruningScope.Global,
                "local" => PruningScope.PerTensor,
                _ => throw new InvalidDataException($"mask key {mask.Name} names no known scope"),
            };
            var density = new Density(double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
            var options = new SelectionOptions { Scope = scope, TieRule = TieRule.PublishedThreshold, Nested = false };
            yield return (mask.Name, Mask.FromBits([.. Flatten(mask.Value).Select(bit => bit != 0)]), density, options, mask.Value);
        }
    }

    public PruningContext Context(IDifferentiableNetwork network) => PruningContext.Of(
        network, Parameters, Mask.All(Layout.Count), Batch, LossFunction.For(Batch), new RandomStream(1, "golden"));

    public double[] DenseOutputs(string precision) => [.. Rows(Section(precision).GetProperty("outputs_dense")).SelectMany(row => row)];

    // weights[l] is [out][in] and biases[l] is [out]: weight then bias, layer by layer, is our layout.
    private static double[] Flatten(JsonElement tensors)
    {
        var (weights, biases) = (tensors.GetProperty("weights"), tensors.GetProperty("biases"));
        return
        [
            .. Enumerable.Range(0, weights.GetArrayLength()).SelectMany(
                l => Rows(weights[l]).SelectMany(row => row).Concat(biases[l].Vector())),
        ];
    }

    private static double[][] Rows(JsonElement rows) =>
    [
        .. rows.EnumerateArray().Select(row => row.ValueKind == JsonValueKind.Array ? row.Vector() : [row.GetDouble()]),
    ];
}
