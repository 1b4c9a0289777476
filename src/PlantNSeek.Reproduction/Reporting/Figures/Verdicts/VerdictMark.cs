using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Verdicts;

/// <summary>The square of a verdict. Its sign is drawn, not written, so that it needs no font and is told from the others without colour.</summary>
internal static class VerdictMark
{
    /// <summary>Draws the square; everything lies inside the frame.</summary>
    public static void Draw(SvgWriter svg, VerdictBadge verdict, Frame frame)
    {
        svg.Rectangle(frame.Shrunk(0.6, 0.6), Ground(verdict));
        var size = Math.Min(frame.Width, frame.Height);
        (double X, double Y) At(double x, double y) => (frame.CenterX + (x * size), frame.CenterY + (y * size));
        void Stroke(string classes, params ReadOnlySpan<(double X, double Y)> points)
        {
            var path = new (double, double)[points.Length];
            for (var i = 0; i < points.Length; i++)
            {
                path[i] = At(points[i].X, points[i].Y);
            }

            svg.Path(path, closed: false, classes);
        }

        switch (verdict)
        {
            case VerdictBadge.Reproduced:
                Stroke("sign heavy", (-0.23, 0.02), (-0.07, 0.18), (0.25, -0.17));
                break;
            case VerdictBadge.Deviates:
                Stroke("sign heavy", (-0.22, -0.09), (0.22, -0.09));
                Stroke("sign heavy", (-0.22, 0.09), (0.22, 0.09));
                Stroke("sign heavy", (-0.12, 0.26), (0.12, -0.26));
                break;
            case VerdictBadge.Undecided:
                Stroke("sign heavy inked", (-0.19, -0.06), (0.19, -0.06));
                Stroke("sign heavy inked", (0, -0.25), (0, 0.13));
                Stroke("sign heavy inked", (-0.19, 0.25), (0.19, 0.25));
                break;
            case VerdictBadge.NotTestable:
                Stroke("sign heavy dimmed", (-0.17, 0), (0.17, 0));
                break;
            default:
                foreach (var x in new[] { -0.2, 0, 0.2 })
                {
                    var (cx, cy) = At(x, 0);
                    svg.Circle(cx, cy, 1.4, "dot");
                }

                break;
        }
    }

    private static string Ground(VerdictBadge verdict) => verdict switch
    {
        VerdictBadge.Reproduced => "cell fill-5",
        VerdictBadge.Deviates => "cell fill-3",
        VerdictBadge.Undecided => "cell framed",
        VerdictBadge.NotTestable => "cell track",
        _ => "cell framed dash-4",
    };
}
