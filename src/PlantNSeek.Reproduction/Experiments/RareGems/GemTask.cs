using PlantNSeek.Experiments.Pictures;

namespace PlantNSeek.Experiments.RareGems;

/// <summary>A network on real images in which gems are sought.</summary>
/// <param name="Pictures">The network and its images. Of its own settings the images that pruners score on count here, and no other.</param>
/// <param name="Settings">How long and how fast.</param>
internal sealed record GemTask(PictureTask Pictures, GemSettings Settings)
{
    /// <summary>The name in keys.</summary>
    public string Name => Pictures.Name;
}
