using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Pixels;

/// <summary>Rows of small images, such as samples of a task or the kernels of a layer. Shades are few, so that the text of a drawing is short.</summary>
public static class PixelImages
{
    /// <summary>Shades between nothing and the largest value.</summary>
    public const int Shades = 5;

    private const double Left = 12;
    private const double Side = 84; // of an image
    private const double Gap = 14;
    private const double Heading = 26;
    private const double Caption = 22;

    /// <summary>Draws the figure.</summary>
    /// <exception cref="ArgumentException">There is no group, an image is empty or not a whole number of rows, or the id is not one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite.</exception>
    public static SvgFigure Draw(PixelImagesData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Groups.Count == 0)
        {
            throw new ArgumentException($"{data.Id} has no group of images; it needs at least one", nameof(data));
        }

        var svg = new SvgWriter();
        var top = 0.0;
        foreach (var (heading, images) in data.Groups)
        {
            svg.Open("panel");
            svg.Text(Left, top + Heading - 9, heading, "label strong");
            var largest = images.SelectMany(static image => image.Values).Select(Math.Abs).DefaultIfEmpty(0).Max();
            for (var i = 0; i < images.Count; i++)
            {
                Draw(svg, Checked(images[i], data.Id), new Frame(Left + (i * (Side + Gap)), top + Heading, Side, Side), largest);
            }

            svg.Close();
            top += Heading + Side + Caption;
        }

        return new SvgFigure(data.Id, data.Title, data.Description, Left + (Math.Max(4, data.Groups.Max(static g => g.Images.Count)) * (Side + Gap)), top, svg.ToString());
    }

    private static PixelImage Checked(PixelImage image, string id)
    {
        if (image.Columns < 1 || image.Values.Count == 0 || image.Values.Count % image.Columns != 0)
        {
            throw new ArgumentException($"image '{image.Caption}' of {id} has {image.Values.Count} values; it has whole rows of {image.Columns}", nameof(image));
        }

        return image.Values.FirstOrDefault(static v => !double.IsFinite(v)) is var wrong && double.IsFinite(wrong)
            ? image
            : throw new ArgumentOutOfRangeException(nameof(image), wrong, $"image '{image.Caption}' of {id} has a value that is not finite");
    }

    private static void Draw(SvgWriter svg, PixelImage image, Frame frame, double largest)
    {
        var pixel = Side / Math.Max(image.Columns, image.Values.Count / image.Columns);
        var shaded = image.Values.Select((value, i) => (Shade: Shade(value, largest), X: frame.Left + (i % image.Columns * pixel), Y: frame.Top + (i / image.Columns * pixel)));
        foreach (var group in shaded.Where(static p => p.Shade != 0).GroupBy(static p => p.Shade).OrderBy(static g => g.Key))
        {
            svg.Squares(group.Select(static p => (p.X, p.Y)), pixel, $"shade-{Math.Abs(group.Key)} {(group.Key < 0 ? "fill-3" : "ink")}");
        }

        svg.Rectangle(frame with { Width = pixel * image.Columns, Height = pixel * (image.Values.Count / image.Columns) }, "frame");
        svg.Text(frame.Left, frame.Bottom + 14, image.Caption, "small muted");
    }

    private static int Shade(double value, double largest) => largest == 0 ? 0 : (int)Math.Round(Shades * value / largest, MidpointRounding.AwayFromZero);
}
