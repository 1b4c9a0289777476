using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Reporting.Figures.Hosts;

namespace PlantNSeek.Reporting.Figures.Kernels;

/// <summary>The kernels of a planted ticket, channel by channel: weights that a mask keeps are filled, those that it misses hollow.</summary>
internal static class KernelDiagram
{
    /// <summary>Channels of a layer drawn at most.</summary>
    public const int MostChannels = 24;

    /// <summary>Kernels of a channel drawn at most.</summary>
    public const int MostKernels = 8;

    private const double Width = 960;
    private const double Side = 6;
    private const double KernelSize = 36;
    private const double LargestCell = 12;
    private const double Gap = 6;
    private const double Heading = 24;
    private const double Label = 15;

    /// <summary>Draws the figure.</summary>
    /// <exception cref="ArgumentException">The id is not one.</exception>
    public static SvgFigure Draw(KernelDiagramData data)
    {
        var svg = new SvgWriter();
        svg.Text(Side, 18, TextWidth.Shortened(data.Title, 13.5, Width - (2 * Side)), "heading");
        var top = 30 + Key(data.HasTruth).Draw(svg, Side, 30, Width - (2 * Side)) + 8;
        foreach (var layer in data.Layers)
        {
            svg.Text(Side, top + 14, TextWidth.Shortened(layer.Caption, 12, Width - (2 * Side)), "strong");
            top = Channels(svg, layer, top + Heading);
        }

        return new SvgFigure(data.Id, data.Title, data.Description, Width, top + 6, svg.ToString());
    }

    private static double Channels(SvgWriter svg, KernelLayer layer, double top)
    {
        var cell = Math.Min(LargestCell, KernelSize / Math.Max(layer.Rows, layer.Columns));
        var (width, height) = (cell * layer.Columns, cell * layer.Rows);
        var step = Math.Max(width, 2 * Label) + Gap;
        var left = Side;
        foreach (var channel in layer.Channels.Take(MostChannels))
        {
            var kernels = channel.Kernels.Take(MostKernels).ToArray();
            var advance = Math.Max(20 + (kernels.Length * step), 72) + (2 * Gap);
            if (left > Side && left + advance > Width - Side)
            {
                (left, top) = (Side, top + height + (2 * Label) + Gap);
            }

            svg.Open("channel", channel.Tooltip);
            svg.Text(left, top + 10, $"channel {channel.Output}", "small");
            HostDrawing.TicketUnit(svg, left + 6, top + Label + (height / 2), 5, channel.Bias);
            foreach (var (i, kernel) in kernels.Index())
            {
                var frame = new Frame(left + 20 + (i * step), top + Label, width, height);
                svg.Rectangle(frame, "frame");
                Taps(svg, kernel, layer.Columns, frame, cell);
                svg.Text(frame.CenterX, frame.Bottom + 11, $"{kernel.Input}", "small muted middle");
            }

            svg.Close();
            left += advance;
        }

        var rest = layer.Channels.Count - MostChannels;
        var bottom = top + (layer.Channels.Count == 0 ? 0 : height + (2 * Label));
        if (rest > 0)
        {
            svg.Text(Side, bottom + 12, $"{HostDiagram.Count(rest, "channel")} more left out.", "small muted");
        }

        return bottom + (rest > 0 ? 24 : 10);
    }

    private static void Taps(SvgWriter svg, Kernel kernel, int columns, Frame frame, double cell)
    {
        foreach (var tap in kernel.Taps)
        {
            var place = new Frame(frame.Left + (tap.Place % columns * cell), frame.Top + (tap.Place / columns * cell), cell, cell);
            Tap(svg, place, tap.Origin);
            if (tap.IsNegative)
            {
                svg.Line(place.Left + (cell / 4), place.CenterY, place.Right - (cell / 4), place.CenterY, tap.Origin == EdgeOrigin.Planted ? "stroke-3" : "sign");
            }
        }
    }

    private static void Tap(SvgWriter svg, Frame place, EdgeOrigin origin)
    {
        var inset = place.Width / 12;
        svg.Rectangle(place.Shrunk(inset, inset), origin switch
        {
            EdgeOrigin.Common => "fill-2",
            EdgeOrigin.Planted => "empty",
            _ => "fill-1",
        });
    }

    private static Legend Key(bool hasTruth)
    {
        var legend = new Legend();
        (string Label, EdgeOrigin Origin)[] entries = hasTruth
            ? [("planted and found", EdgeOrigin.Common), ("planted, not found", EdgeOrigin.Planted), ("found, not planted", EdgeOrigin.Found)]
            : [("found", EdgeOrigin.Found)];
        foreach (var (label, origin) in entries)
        {
            legend.Add(label, (svg, x, y) =>
            {
                Tap(svg, new Frame(x, y - 6, LargestCell, LargestCell), origin);
                HostDrawing.TicketUnit(svg, x + 21, y, 5, origin);
            });
        }

        return legend;
    }
}
