using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Experiments.Spiral;

/// <summary>
/// Which weights of a network 2-3-3-3-1 are kept: 6 + 9 + 9 bits, the matrices one after another, each row by row (<c>[out, in]</c>), the
/// first entry highest. The last layer keeps the weights of all units in use, since a unit without one would not be in use, and each
/// unit in use keeps its bias, as the source counts.
/// </summary>
/// <param name="Code">The 24 bits.</param>
public readonly record struct SpiralMask(int Code)
{
    /// <summary>Width of each hidden layer.</summary>
    public const int Width = 3;

    /// <summary>The network that the mask belongs to: 27 weights and 10 biases.</summary>
    public static Architecture Architecture { get; } = new(2, Width, Width, Width, 1);

    /// <summary>The mask of a structured network: all weights between the first units of each hidden layer.</summary>
    /// <param name="first">Units in use in the first hidden layer, 1 to 3.</param>
    /// <param name="second">In the second.</param>
    /// <param name="third">In the third.</param>
    public static SpiralMask Structured(int first, int second, int third)
    {
        int[] rows = [0, 0b100, 0b110, 0b111];
        return new(Stack(0b11, first, 2) << 18 | Stack(rows[first], second, 3) << 9 | Stack(rows[second], third, 3));

        static int Stack(int row, int count, int width)
        {
            var matrix = 0;
            for (var i = 0; i < Width; i++)
            {
                matrix = matrix << width | (i < count ? row : 0);
            }

            return matrix;
        }
    }

    /// <summary>Units in use in each hidden layer.</summary>
    public (int First, int Second, int Third) Units
    {
        get
        {
            var code = Code;
            int Used(int shift, int width)
            {
                var used = 0;
                for (var row = 0; row < Width; row++)
                {
                    used += (code >> (shift + (row * width)) & ((1 << width) - 1)) != 0 ? 1 : 0;
                }

                return used;
            }

            return (Used(18, 2), Used(9, 3), Used(0, 3));
        }
    }

    /// <summary>Weights kept, those of the last layer included.</summary>
    public int Weights => int.PopCount(Code) + Units.Third;

    /// <summary>Weights and biases kept.</summary>
    public int Parameters
    {
        get
        {
            var (first, second, third) = Units;
            return int.PopCount(Code) + third + first + second + third + 1;
        }
    }

    /// <summary>The mask over the 37 parameters, in the order of the layout.</summary>
    public Mask ToMask()
    {
        var layout = Architecture.Layout;
        var kept = new bool[layout.Count];
        kept[layout.BiasIndex(3, 0)] = true;
        for (var (layer, shift) = (0, 18); layer < 3; layer++, shift -= 9)
        {
            var columns = layout.Weight(layer).Columns;
            for (var entry = 0; entry < Width * columns; entry++)
            {
                if ((Code >> (shift + (Width * columns) - 1 - entry) & 1) != 0)
                {
                    kept[layout.Weight(layer).Offset + entry] = true;
                    kept[layout.BiasIndex(layer, entry / columns)] = true;
                    if (layer == 2)
                    {
                        kept[layout.WeightIndex(3, 0, entry / columns)] = true;
                    }
                }
            }
        }

        return Mask.FromBits(kept);
    }

    /// <summary>The three matrices by rows, such as <c>11.01.10 111.010.100 110.011.001</c>.</summary>
    public override string ToString()
    {
        var bits = Convert.ToString(Code, 2).PadLeft(24, '0');
        string Rows(int start, int width) => $"{bits.Substring(start, width)}.{bits.Substring(start + width, width)}.{bits.Substring(start + (2 * width), width)}";
        return $"{Rows(0, 2)} {Rows(6, 3)} {Rows(15, 3)}";
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is no such mask.</exception>
    public static SpiralMask Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bits = text.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (bits.Length == 24 && bits.All(static bit => bit is '0' or '1'))
        {
            var mask = new SpiralMask(Convert.ToInt32(bits, 2));
            if (mask.ToString() == text)
            {
                return mask;
            }
        }

        throw new FormatException($"'{text}' is no mask; one looks like {new SpiralMask(0xFFFFFF)}");
    }
}
