using System.Text.Json;
using NUnit.Framework;
using PlantNSeek.Networks;
using PlantNSeek.TestSupport.Oracle.Convolution;

namespace PlantNSeek.TestSupport.Golden;

/// <summary>A network with convolutions, its parameters and its batch, from a core file of the reference values.</summary>
internal sealed class ConvolutionGolden : IDisposable
{
    public ConvolutionGolden(string file, ConvolutionEngine engine)
    {
        (Engine, Root) = (engine, ReferenceFolder.Read(file));
        Modules = ModulesJson.Read(Root.GetProperty("network"));
        Exact = engine.Of(Root.GetProperty("network"));
        Parameters = Flat(Root.GetProperty("parameters"), Root.GetProperty("buffers"));
        Inputs = Root.GetProperty("inputs").GetProperty("data").Vector();
        float[] inputs = [.. Inputs.Select(x => (float)x)];
        var (labels, size, classes) = (Root.GetProperty("labels").Integers(), Modules.InputShape.Size, Root.GetProperty("network").GetProperty("classes").GetInt32());
        Batch = Batch.Classification(inputs, size, labels, classes);
        OneHot = Batch.Regression(inputs, size, [.. labels.SelectMany(label => Enumerable.Range(0, classes).Select(k => k == label ? 1f : 0))], classes);
    }

    /// <summary>The file's content.</summary>
    public JsonElement Root { get; }

    public ConvolutionEngine Engine { get; }

    /// <summary>The network as the engine computes it.</summary>
    public IExactConvolution Exact { get; }

    /// <summary>What may be between a value and the file's, in units of the largest entry.</summary>
    public double Tolerance => Engine.Tolerance;

    public OracleModules Modules { get; }

    /// <summary>Parameters and running statistics in layout order.</summary>
    public double[] Parameters { get; }

    public double[] Inputs { get; }

    /// <summary>The inputs with their labels.</summary>
    public Batch Batch { get; }

    /// <summary>The inputs with 1 for the label and 0 for the other classes.</summary>
    public Batch OneHot { get; }

    /// <summary>The network that another file (scores, training) speaks of in its key <c>core</c>.</summary>
    public static ConvolutionGolden CoreOf(string file, JsonElement element, ConvolutionEngine engine) =>
        new(Path.Combine(Path.GetDirectoryName(file)!, element.GetProperty("core").GetString()!), engine);

    /// <summary>The mode of BatchNorm that the files call <c>eval</c> or <c>train</c>.</summary>
    public static NormalisationMode Mode(string name) => name switch
    {
        "eval" => NormalisationMode.RunningStatistics,
        "train" => NormalisationMode.BatchStatistics,
        _ => throw new InvalidDataException($"{name} is no mode of BatchNorm"),
    };

    /// <summary>Arrays by name of tensor as one buffer, 0 where there is none. Each array belongs to a tensor, whose shape it has.</summary>
    public double[] Flat(params IEnumerable<JsonElement> named)
    {
        var flat = new double[Modules.Count];
        foreach (var (name, data) in named.SelectMany(arrays => arrays.EnumerateObject()).Select(p => (p.Name, p.Value)))
        {
            var tensor = Modules.Tensors.Single(tensor => tensor.Name == name);
            var values = data.ValueKind == JsonValueKind.Object ? data.GetProperty("data").Vector() : data.Vector();
            Assert.That(values, Has.Length.EqualTo(tensor.Length), name);
            if (data.ValueKind == JsonValueKind.Object)
            {
                Assert.That(tensor.Shape, Is.EqualTo(data.GetProperty("shape").Integers()), name);
            }

            values.CopyTo(flat, Modules.OffsetOf(name));
        }

        return flat;
    }

    /// <summary>Masks by name of tensor, strings of 0 and 1, as one buffer; <paramref name="otherwise"/> where there is none.</summary>
    public bool[] Bits(JsonElement masks, bool otherwise)
    {
        var bits = Enumerable.Repeat(otherwise, Modules.Count).ToArray();
        foreach (var mask in masks.EnumerateObject())
        {
            var tensor = Bits(mask.Value);
            tensor.CopyTo(bits, Modules.OffsetOf(mask.Name));
        }

        return bits;
    }

    /// <summary>A string of 0 and 1.</summary>
    public static bool[] Bits(JsonElement mask) => [.. mask.GetString()!.Select(bit => bit == '1')];

    /// <summary>The parameters with 0 where the mask has none.</summary>
    public double[] Masked(bool[] mask) => [.. Parameters.Select((value, i) => mask[i] ? value : 0)];

    public void Dispose() => Exact.Dispose();
}
