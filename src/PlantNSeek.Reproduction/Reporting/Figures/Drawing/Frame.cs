namespace PlantNSeek.Reporting.Figures.Drawing;

/// <summary>A rectangle of the drawing, in user units, y downwards.</summary>
internal readonly record struct Frame(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double CenterX => Left + (Width / 2);

    public double CenterY => Top + (Height / 2);

    public Frame Shrunk(double horizontal, double vertical) =>
        new(Left + horizontal, Top + vertical, Width - (2 * horizontal), Height - (2 * vertical));

    public bool Overlaps(Frame other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    public bool Contains(double x, double y) => x >= Left && x <= Right && y >= Top && y <= Bottom;
}
