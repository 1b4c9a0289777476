using PlantNSeek.Numerics;

namespace PlantNSeek.Tasks.Images.Planted;

/// <summary>Bars of ones on an image of zeros, before the noise.</summary>
internal readonly ref struct BarImage(Span<float> pixels)
{
    /// <summary>Rows, and columns, of an image.</summary>
    public const int Side = 12;

    private readonly Span<float> _pixels = pixels;

    /// <summary>Draws a bar around a centre.</summary>
    /// <param name="row">Row of the centre.</param>
    /// <param name="column">Column of the centre.</param>
    /// <param name="orientation">One of <see cref="BarOrientation"/>.</param>
    /// <param name="reach">Pixels to either side of the centre.</param>
    public void Bar(int row, int column, int orientation, int reach = 1)
    {
        var step = BarOrientation.Step(orientation);
        for (var i = -reach; i <= reach; i++)
        {
            _pixels[((row + (i * step.Row)) * Side) + column + (i * step.Column)] = 1;
        }
    }

    /// <summary>Draws a single pixel that touches nothing drawn, so that no line goes through it.</summary>
    public void Dot(RandomStream stream)
    {
        var place = stream.NextInt32(_pixels.Length);
        while (Touches(place / Side, place % Side, orientation: 0, reach: 0))
        {
            place = stream.NextInt32(_pixels.Length);
        }

        _pixels[place] = 1;
    }

    /// <summary>Whether a bar would come within one pixel of something drawn.</summary>
    public bool Touches(int row, int column, int orientation, int reach = 1)
    {
        var step = BarOrientation.Step(orientation);
        for (var i = -reach; i <= reach; i++)
        {
            var (r, c) = (row + (i * step.Row), column + (i * step.Column));
            for (var near = 0; near < 9; near++)
            {
                var (y, x) = (r + (near / 3) - 1, c + (near % 3) - 1);
                if (y is >= 0 and < Side && x is >= 0 and < Side && _pixels[(y * Side) + x] > 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Adds normal noise to every pixel.</summary>
    public void AddNoise(double deviation, RandomStream stream)
    {
        foreach (ref var pixel in _pixels)
        {
            pixel = (float)(pixel + (deviation * stream.NextNormal()));
        }
    }
}
