namespace PlantNSeek.Reporting.Figures.Drawing;

/// <summary>Finds the place along a horizontal line where a label covers the least of a drawing.</summary>
internal static class LabelPlacement
{
    private const double Ascent = 10;
    private const double Descent = 4;
    private const double Step = 4;

    /// <summary>The label's left end and base line: above or below <paramref name="lineY"/>, inside the frame, over the fewest obstacles.</summary>
    public static (double X, double Y) AlongLine(Frame frame, double lineY, double width, IReadOnlyList<(double X, double Y)> obstacles)
    {
        var (best, bestCost) = ((frame.Left + 6, lineY - 5), double.PositiveInfinity);
        for (var x = frame.Left + 6; x + width <= frame.Right - 4; x += 12)
        {
            foreach (var y in (ReadOnlySpan<double>)[lineY - 5, lineY + Ascent + 4])
            {
                var box = new Frame(x - 2, y - Ascent, width + 4, Ascent + Descent);
                if (box.Top < frame.Top || box.Bottom > frame.Bottom)
                {
                    continue;
                }

                var cost = (double)obstacles.Count(o => box.Contains(o.X, o.Y));
                if (cost < bestCost)
                {
                    (best, bestCost) = ((x, y), cost);
                }
            }
        }

        return best;
    }

    /// <summary>Points along a polyline, close enough that no label slips between two.</summary>
    public static IEnumerable<(double X, double Y)> Along(IReadOnlyList<(double X, double Y)> points)
    {
        for (var i = 0; i < points.Count; i++)
        {
            yield return points[i];
            if (i + 1 == points.Count)
            {
                yield break;
            }

            var (dx, dy) = (points[i + 1].X - points[i].X, points[i + 1].Y - points[i].Y);
            var pieces = (int)Math.Ceiling(Math.Max(Math.Abs(dx), Math.Abs(dy)) / Step);
            for (var k = 1; k < pieces; k++)
            {
                yield return (points[i].X + (dx * k / pieces), points[i].Y + (dy * k / pieces));
            }
        }
    }
}
