using PlantNSeek.Networks;

namespace PlantNSeek.Pruning.Seekers.Rounds;

/// <summary>Running statistics of normalisations that a reset of the parameters leaves as training moved them.</summary>
internal static class SurvivingStatistics
{
    /// <summary>Whether a network has any.</summary>
    public static bool Has(ParameterLayout layout) => Slices(layout).Length > 0;

    /// <summary>Parameters with the statistics of others, in layout order.</summary>
    /// <param name="layout">Of both.</param>
    /// <param name="parameters">All but the statistics.</param>
    /// <param name="trained">The statistics.</param>
    public static float[] Of(ParameterLayout layout, ReadOnlySpan<float> parameters, ReadOnlySpan<float> trained)
    {
        var start = parameters.ToArray();
        foreach (var slice in Slices(layout))
        {
            trained[slice.Offset..slice.End].CopyTo(start.AsSpan(slice.Offset));
        }

        return start;
    }

    private static ParameterSlice[] Slices(ParameterLayout layout) => [.. layout.Slices.ToArray().Where(static slice => slice.Kind == ParameterKind.Statistic)];
}
