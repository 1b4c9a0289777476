using System.Globalization;
using System.Text;

namespace PlantNSeek.Reporting.Figures.Drawing;

/// <summary>A finished drawing. It becomes a file of its own, or a part of a page that holds <see cref="FigureTheme.Css"/>.</summary>
public sealed class SvgFigure
{
    private readonly string _body;

    internal SvgFigure(string id, string title, string description, double width, double height, string body)
    {
        Id = FigureId.Checked(id);
        Title = title;
        Description = description;
        Width = width;
        Height = height;
        _body = body;
    }

    /// <summary>Lower-case letters, digits and hyphens; unique in a report; the file is named after it.</summary>
    public string Id { get; }

    /// <summary>What the figure shows, in a few words; read out by screen readers.</summary>
    public string Title { get; }

    /// <summary>What one would tell somebody who cannot see it.</summary>
    public string Description { get; }

    /// <summary>Width of the drawing in user units, about CSS pixels.</summary>
    public double Width { get; }

    /// <summary>Height of the drawing in user units.</summary>
    public double Height { get; }

    /// <summary>The name of the figure's own file.</summary>
    public string FileName => Id + ".svg";

    /// <summary>An element for a page whose style sheet includes <see cref="FigureTheme.Css"/>.</summary>
    public string ToInline() => Render(standalone: false);

    /// <summary>A file of its own: it brings its style, its background, and follows the viewer's light or dark scheme.</summary>
    public string ToFile() => Render(standalone: true);

    // What is an image as a whole has no parts that one can go to.
    private bool HasLinks => _body.Contains(SvgWriter.LinkStart, StringComparison.Ordinal);

    private string Render(bool standalone)
    {
        var (width, height) = (SvgNumber.Format(Width), SvgNumber.Format(Height));
        // In a page a drawing fills the width, but its letters should not outgrow the text around it.
        var size = standalone ? $" width=\"{width}\" height=\"{height}\"" : $" style=\"max-width:{SvgNumber.Format(Width * 1.25)}px\"";
        var svg = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pns\"{size} viewBox=\"0 0 {width} {height}\"")
            .Append(CultureInfo.InvariantCulture, $" role=\"{(HasLinks ? "group" : "img")}\" aria-labelledby=\"{Id}-title {Id}-desc\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title id=\"{Id}-title\">{SvgWriter.Escape(Title)}</title>\n")
            .Append(CultureInfo.InvariantCulture, $"<desc id=\"{Id}-desc\">{SvgWriter.Escape(Description)}</desc>\n");
        if (standalone)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<style>\n{FigureTheme.Css}</style>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"background\" width=\"{width}\" height=\"{height}\"/>\n");
        }

        // Files lie in a folder beside the page.
        return svg.Append(standalone ? _body.Replace(SvgWriter.LinkStart, "<a href=\"../index.html#", StringComparison.Ordinal) : _body).Append("</svg>\n").ToString();
    }
}
