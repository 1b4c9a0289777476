using PlantNSeek.Networks;
using PlantNSeek.Numpy;

namespace PlantNSeek.Artifacts;

/// <summary>A set of samples as two arrays, inputs and targets. Integers are class labels, floating-point numbers are values.</summary>
internal static class SampleArrays
{
    /// <summary>Reads a set of samples for a network; null where the file has neither array.</summary>
    /// <exception cref="NpzException">One array is missing, has no fitting shape or type, or holds what cannot be.</exception>
    public static Batch? Find(NpzFile file, string samples, NetworkGraph graph)
    {
        var (x, y) = (file.Find(ArrayNames.Inputs(samples)), file.Find(ArrayNames.Targets(samples)));
        if (x is null && y is null)
        {
            return null;
        }

        (x, y) = (file.Require(ArrayNames.Inputs(samples)), file.Require(ArrayNames.Targets(samples)));
        x.RequireReadable();
        y.RequireReadable();
        var (extents, outputs) = (GraphArray.SampleExtents(graph), graph.Widths[^1]);
        var (width, count) = (extents.Aggregate(1, static (size, extent) => size * extent), Count(x, extents, "inputs", TransposedWeights.Hint(file)));
        var inputs = TensorArrays.Finite(x);
        if (y.Type.IsInteger || y.Type.Kind == NpyKind.Boolean)
        {
            return Batch.Classification(inputs, width, Labels(y, count, outputs), outputs);
        }

        if (y.Shape is [var labels] && labels == count && outputs > 1)
        {
            throw y.Error($"has the shape {y.ShapeText} and the type {y.Type}; values have the shape ({count}, {outputs}), and class labels are integers");
        }

        if (Count(y, [outputs], "outputs", "") is var values && values != count)
        {
            throw y.Error($"has {values} samples; {x.Name} has {count}");
        }

        return Batch.Regression(inputs, width, TensorArrays.Finite(y), outputs);
    }

    /// <summary>Adds a set of samples, each of the given extents; labels as 64-bit integers, which PyTorch's losses ask for.</summary>
    public static void Add(NpzWriter writer, string samples, Batch batch, ReadOnlySpan<int> extents)
    {
        writer.Add(ArrayNames.Inputs(samples), batch.Inputs, [batch.Count, .. extents]);
        if (batch.IsClassification)
        {
            writer.Add<long>(ArrayNames.Targets(samples), [.. batch.Labels.ToArray().Select(static label => (long)label)], [batch.Count]);
        }
        else
        {
            writer.Add(ArrayNames.Targets(samples), batch.Values, [batch.Count, batch.OutputWidth]);
        }
    }

    /// <summary>What targets are, for messages.</summary>
    public static string Kind(bool isClassification) => isClassification ? "class labels" : "values";

    private const string OneOutput = "integers are taken as class labels, and with its one output the network has no class but 0; values are floating-point numbers (astype(numpy.float32))";

    // One number a sample may go without its second dimension.
    private static int Count(NpzArray array, int[] extents, string what, string hint)
    {
        var fits = array.Count > 0 && (array.Shape.Skip(1).SequenceEqual(extents) || (array.Shape.Count == 1 && extents is [1]));
        var has = extents is [var width] ? $"has {width} {(width == 1 ? what[..^1] : what)}" : $"takes {extents[0]} channels of {extents[1]} rows and {extents[2]} columns";
        return fits
            ? array.Shape[0]
            : throw array.Error($"has the shape {array.ShapeText}; it must be (samples, {string.Join(", ", extents)}), as the network {has}, with at least one sample{hint}");
    }

    private static int[] Labels(NpzArray array, int count, int classes)
    {
        if (array.Shape.Count != 1 || array.Shape[0] != count)
        {
            throw array.Error($"has the shape {array.ShapeText}; class labels are whole numbers of the shape ({count},), one for each sample, and values are floating-point numbers");
        }

        var labels = array.ReadIntegers();
        var wrong = labels.AsSpan().IndexOfAnyExceptInRange(0, classes - 1);
        return wrong < 0
            ? Array.ConvertAll(labels, static label => (int)label)
            : throw array.ErrorAt(wrong, $"is {labels[wrong]}; {(classes > 1 ? $"the network has {classes} outputs, so labels are 0 to {classes - 1}" : OneOutput)}");
    }
}
