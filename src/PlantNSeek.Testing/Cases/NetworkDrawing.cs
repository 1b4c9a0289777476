using System.Globalization;
using System.Text;
using PlantNSeek.Networks;

namespace PlantNSeek.Testing.Cases;

/// <summary>A network as text: one table a layer, a row for each unit, a column for each of its inputs, a dot where masked.</summary>
public static class NetworkDrawing
{
    /// <summary>Draws the network; larger ones than a screen holds are named only.</summary>
    public static string Draw(this NetworkCase drawn)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        var (architecture, layout) = (drawn.Architecture, drawn.Layout);
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"network {architecture}, seed {drawn.Seed}");
        if (layout.Count > 100)
        {
            return text.ToString();
        }

        for (var layer = 0; layer < architecture.LayerCount; layer++)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  layer{layer + 1}  ");
            for (var i = 0; i < architecture.Widths[layer]; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{Unit(layer, i),8}");
            }

            text.Append(CultureInfo.InvariantCulture, $"{"bias",8}");
            for (var o = 0; o < architecture.Widths[layer + 1]; o++)
            {
                text.AppendLine().Append(CultureInfo.InvariantCulture, $"  {Unit(layer + 1, o),6}  ");
                for (var i = 0; i < architecture.Widths[layer]; i++)
                {
                    text.Append(Value(layout.WeightIndex(layer, o, i)));
                }

                text.Append(Value(layout.BiasIndex(layer, o)));
            }
        }

        return text.ToString();

        string Unit(int level, int unit) => level == 0 ? $"x{unit}" : level == architecture.Depth - 1 ? $"y{unit}" : $"h{level}.{unit}";

        string Value(int index) => drawn.Mask[index] ? drawn.Parameters[index].ToString("0.###", CultureInfo.InvariantCulture).PadLeft(8) : "·".PadLeft(8);
    }
}
