using PlantNSeek.Networks;

namespace PlantNSeek.Experiments.Pictures;

/// <summary>What edge-popup found.</summary>
/// <param name="Mask">The mask.</param>
/// <param name="Samples">Images that the search sent through the network.</param>
internal sealed record FoundPicture(Mask Mask, long Samples);
