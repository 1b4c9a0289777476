namespace PlantNSeek.Reporting.Figures.Pixels;

/// <summary>A small image or kernel of one channel.</summary>
/// <param name="Caption">A few words below it.</param>
/// <param name="Columns">Pixels in a row.</param>
/// <param name="Values">Row by row; the largest of the group in absolute value is drawn darkest, and what is below 0 in another colour.</param>
public sealed record PixelImage(string Caption, int Columns, IReadOnlyList<double> Values);
