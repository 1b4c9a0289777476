namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>Mean and biased variance of each channel over batch, rows and columns.</summary>
internal static class ChannelStatistics
{
    /// <summary>Numbers of a channel in the batch.</summary>
    public static int Count(FeatureMaps maps) => maps.Count * maps.Shape.Rows * maps.Shape.Columns;

    public static (Dual[] Means, Dual[] Variances) Of(FeatureMaps maps)
    {
        var (means, variances) = (new Dual[maps.Shape.Channels], new Dual[maps.Shape.Channels]);
        maps.ForEach((n, c, i, j) => means[c] += maps[n, c, i, j] / Count(maps));
        maps.ForEach((n, c, i, j) =>
        {
            var centred = maps[n, c, i, j] - means[c];
            variances[c] += centred * centred / Count(maps);
        });
        return (means, variances);
    }
}
