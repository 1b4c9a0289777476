using PlantNSeek.Networks;
using PlantNSeek.Pruning;

namespace Pruners;

/// <summary>Scores a weight by its share of the magnitude that enters its unit.</summary>
public sealed class LargestFanIn : IPruner
{
    public string Name => "Largest fan-in";

    public void Score(PruningContext context, Span<double> scores)
    {
        var parameters = context.Parameters.Span;
        foreach (var slice in context.Layout.Slices)
        {
            for (var row = 0; row < slice.Rows; row++)
            {
                var unit = parameters.Slice(slice.Offset + (row * slice.Columns), slice.Columns);
                var whole = 0.0;
                foreach (var value in unit)
                {
                    whole += Math.Abs(value);
                }

                for (var i = 0; i < unit.Length; i++)
                {
                    scores[slice.Offset + (row * slice.Columns) + i] = whole > 0 ? Math.Abs(unit[i]) / whole : 0;
                }
            }
        }
    }
}
