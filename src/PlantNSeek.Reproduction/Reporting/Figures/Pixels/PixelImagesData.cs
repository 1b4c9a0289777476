namespace PlantNSeek.Reporting.Figures.Pixels;

/// <summary>What <see cref="PixelImages"/> draws.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens.</param>
/// <param name="Title">A few words.</param>
/// <param name="Description">What one would tell somebody who cannot see it.</param>
/// <param name="Groups">Groups of images, a row each, with a heading.</param>
public sealed record PixelImagesData(string Id, string Title, string Description, IReadOnlyList<(string Heading, IReadOnlyList<PixelImage> Images)> Groups);
