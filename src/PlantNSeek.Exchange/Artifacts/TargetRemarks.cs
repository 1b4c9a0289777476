using PlantNSeek.Networks;

namespace PlantNSeek.Artifacts;

/// <summary>What targets are is told by their type alone, so a network of the user's own may be judged by squared error where labels were meant.</summary>
internal static class TargetRemarks
{
    /// <summary>A line where values look like labels; none for a planted host, which says what its targets are.</summary>
    public static IReadOnlyList<string> Of(Host host)
    {
        var training = host.Training;
        var what = training.IsClassification || host.Description is not null ? null
            : training.OutputWidth > 1 && AreOneHot(training) ? "one-hot labels"
            : training.OutputWidth == 1 && AreTwoClasses(training.Values) ? "labels of two classes, which need an output each"
            : null;
        return what is null
            ? []
            : [$"{host.Name}: {ArrayNames.Targets(ArrayNames.Training)} holds floating-point numbers, which are taken as values and judged by squared error, but they look like {what}; class labels are integers of the shape (samples,)"];
    }

    private static bool AreOneHot(Batch batch)
    {
        for (var values = batch.Values; !values.IsEmpty; values = values[batch.OutputWidth..])
        {
            var row = values[..batch.OutputWidth];
            if (row.ContainsAnyExcept(0f, 1f) || row.Count(1f) != 1)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreTwoClasses(ReadOnlySpan<float> values) => values.Contains(0f) && values.Contains(1f) && !values.ContainsAnyExcept(0f, 1f);
}
