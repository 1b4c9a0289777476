using System.Text.Json;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.TestSupport.Golden;
using PlantNSeek.Training;

namespace PlantNSeek.Reproduction.Tests.Reference;

/// <summary>A file of optimiser steps measured from the original programs, brought into our layout.</summary>
internal sealed class TrainingGolden
{
    private readonly JsonElement _root;

    public TrainingGolden(string file)
    {
        _root = ReferenceFolder.Read(file);
        Architecture = new Architecture(_root.GetProperty("widths").Integers());
        Parameters = Flatten(_root.GetProperty("weights"), _root.GetProperty("biases"));
        Mask = Mask.FromBits([.. Flatten(_root.GetProperty("mask_weights"), _root.GetProperty("mask_biases")).Select(bit => bit != 0)]);
        var inputs = Rows(_root.GetProperty("inputs")).SelectMany(row => row).Select(x => (float)x).ToArray();
        var targets = Rows(_root.GetProperty("targets"));
        Batch = IsClassification(targets)
            ? Batch.Classification(inputs, Architecture.InputWidth, [.. targets.Select(row => (int)row[0])], Architecture.OutputWidth)
            : Batch.Regression(inputs, Architecture.InputWidth, [.. targets.SelectMany(row => row).Select(y => (float)y)], Architecture.OutputWidth);
    }

    public Architecture Architecture { get; }

    public double[] Parameters { get; }

    public Mask Mask { get; }

    public Batch Batch { get; }

    /// <summary>The runs of a section by name, each with its settings as the file's description states them.</summary>
    /// <exception cref="InvalidDataException">There is none of a known name.</exception>
    public IReadOnlyList<(string Name, OptimizerSettings Settings, JsonElement Recorded)> Runs(string precision)
    {
        var all = _root.GetProperty(precision).EnumerateObject().ToArray();
        foreach (var run in all.Where(run => Settings(run.Name) is null))
        {
            TestContext.Out.WriteLine($"skipped: no settings are known for the optimiser {run.Name}");
        }

        var runs = all.Where(run => Settings(run.Name) is not null).Select(run => (run.Name, Settings(run.Name)!, run.Value)).ToArray();
        return runs.Length > 0 ? runs : throw new InvalidDataException($"section {precision} holds no optimiser of a known name");
    }

    /// <summary>Weights <c>[layer][out][in]</c> and biases <c>[layer][out]</c> in our layout: weight then bias, layer by layer.</summary>
    public static double[] Flatten(JsonElement weights, JsonElement biases) =>
    [
        .. Enumerable.Range(0, weights.GetArrayLength()).SelectMany(l => Rows(weights[l]).SelectMany(row => row).Concat(biases[l].Vector())),
    ];

    public static double[] Flatten(JsonElement tensors) => Flatten(tensors.GetProperty("weights"), tensors.GetProperty("biases"));

    private static OptimizerSettings? Settings(string name) => name switch
    {
        "adam" => new AdamSettings(1e-3),
        "sgd" => new SgdSettings(0.1) { Momentum = 0.9, WeightDecay = 5e-4, DecaysMasked = true },
        "sgd_nesterov" => new SgdSettings(0.1) { Momentum = 0.9, WeightDecay = 5e-4, DecaysMasked = true, Nesterov = true },
        _ => null,
    };

    // Labels are one whole number a sample; a file's own description decides where one real value a sample would look alike.
    private bool IsClassification(double[][] targets) => _root.GetProperty("description").GetString()!.Contains("c_pruner_scores_class", StringComparison.Ordinal)
        || (targets.All(row => row.Length == 1 && row[0] == Math.Floor(row[0])) && Architecture.OutputWidth > 1);

    private static double[][] Rows(JsonElement rows) =>
    [
        .. rows.EnumerateArray().Select(row => row.ValueKind == JsonValueKind.Array ? row.Vector() : [row.GetDouble()]),
    ];
}
