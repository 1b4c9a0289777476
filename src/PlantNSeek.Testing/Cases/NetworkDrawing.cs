using System.Globalization;
using System.Text;
using PlantNSeek.Networks;

namespace PlantNSeek.Testing.Cases;

/// <summary>A network as text: one table a layer, a row for each unit, a column for each of its inputs (of a kernel for each tap), a dot where masked.</summary>
public static class NetworkDrawing
{
    /// <summary>Draws the network; larger ones than a screen holds are named only.</summary>
    public static string Draw(this NetworkCase drawn)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        var (graph, layout) = (drawn.Graph, drawn.Layout);
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"network {drawn.Maker.FullName}, seed {drawn.Seed}");
        if (layout.Count > 100 || !graph.IsComplete)
        {
            return text.ToString();
        }

        for (var layer = 0; layer < layout.LayerCount; layer++)
        {
            var (weight, bias, connection) = (layout.Weight(layer), layout.Bias(layer), graph.Of(layer));
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  layer{layer + 1}  ");
            for (var column = 0; column < weight.Columns; column++)
            {
                var tap = connection.Taps == 1 ? "" : $":{column % connection.Taps}";
                text.Append(CultureInfo.InvariantCulture, $"{Unit(connection.From, column / connection.Taps) + tap,8}");
            }

            text.Append(CultureInfo.InvariantCulture, $"{(bias.Length > 0 ? "bias" : ""),8}");
            for (var o = 0; o < weight.Rows; o++)
            {
                text.AppendLine().Append(CultureInfo.InvariantCulture, $"  {Unit(connection.To, o),6}  ");
                for (var column = 0; column < weight.Columns; column++)
                {
                    text.Append(Value(layout.WeightIndex(layer, o, column)));
                }

                text.Append(bias.Length > 0 ? Value(layout.BiasIndex(layer, o)) : "");
            }
        }

        return text.ToString();

        string Unit(int level, int unit) => level == 0 ? $"x{unit}" : level == graph.Widths.Length - 1 ? $"y{unit}" : $"h{level}.{unit}";

        string Value(int index) => drawn.Mask[index] ? drawn.Parameters[index].ToString("0.###", CultureInfo.InvariantCulture).PadLeft(8) : "·".PadLeft(8);
    }
}
