using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.TorchSharp.Tensors;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Pruners;

/// <summary>Scores by the names of tensors, checked and in layout order.</summary>
internal static class ScoredTensors
{
    /// <exception cref="InvalidOperationException">A tensor is missing, unknown or of another shape; the message names it.</exception>
    /// <exception cref="NonFiniteScoreException">A score is NaN or infinite.</exception>
    public static void CopyTo(Dictionary<string, Tensor>? tensors, string pruner, ParameterLayout layout, Span<double> scores)
    {
        if (tensors is null)
        {
            throw new InvalidOperationException($"{pruner} gives null in place of a dictionary of scores");
        }

        ParameterSlice[] slices = [.. layout.Slices.ToArray().Where(static slice => slice.Length > 0)];
        if (tensors.Keys.FirstOrDefault(name => slices.All(slice => slice.Name != name)) is { } unknown)
        {
            throw new InvalidOperationException($"{pruner} scores '{unknown}', which is no tensor of the network; it has {string.Join(", ", slices.Select(static slice => slice.Name))}");
        }

        string[] missing = [.. slices.Where(slice => slice.IsPrunable && !tensors.ContainsKey(slice.Name)).Select(static slice => slice.Name)];
        if (missing.Length > 0)
        {
            throw new InvalidOperationException($"{pruner} gives no scores for {string.Join(", ", missing)}; every tensor that can be pruned has scores, zeros where nothing speaks for it");
        }

        scores.Clear();
        foreach (var slice in slices)
        {
            if (tensors.TryGetValue(slice.Name, out var tensor))
            {
                Check(tensor, pruner, slice);
                tensor.CopyTo(scores.Slice(slice.Offset, slice.Length));
            }
        }

        for (var i = 0; i < scores.Length; i++)
        {
            if (!double.IsFinite(scores[i]))
            {
                throw new NonFiniteScoreException(pruner, layout, i, scores[i]);
            }
        }
    }

    private static void Check(Tensor? tensor, string pruner, ParameterSlice slice)
    {
        if (tensor is null || tensor.IsInvalid)
        {
            throw new InvalidOperationException($"{pruner} scores {slice.Name} by {(tensor is null ? "null" : "a tensor that is disposed")}");
        }

        int[] extents = [.. slice.Shape.Extents];
        if (!tensor.shape.SequenceEqual(extents.Select(static e => (long)e)))
        {
            throw new InvalidOperationException($"{pruner} scores {slice.Name} by a tensor of [{string.Join(", ", tensor.shape)}]; the parameter has [{string.Join(", ", extents)}]");
        }

        if (tensor.is_complex())
        {
            throw new InvalidOperationException($"{pruner} scores {slice.Name} by a tensor of {tensor.dtype}; scores are real numbers");
        }
    }
}
