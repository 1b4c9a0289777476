using System.Globalization;
using PlantNSeek.Contracts.Plain;
using PlantNSeek.Networks;

namespace PlantNSeek.Contracts.Mutants;

/// <summary>Selections with one thing wrong.</summary>
internal static class SelectionMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("R102", "marks in the caller's scores what it has dropped", () => Trial.Selection(static (scores, layout, current, count) =>
        {
            var mask = Select(scores, layout, current, count);
            for (var i = 0; i < mask.Length; i++)
            {
                ((double[])scores)[i] = mask[i] ? scores[i] : double.NegativeInfinity;
            }

            return mask;
        })),
        new("R201", "takes what is close for equal", () => Trial.Selection(static (scores, layout, current, count) => Select([.. Finite(scores, layout).Select(static s => Math.Round(s))], layout, current, count))),
        new("R202", "keeps the last among equals", () => Trial.Selection(static (scores, layout, current, count) => Mask.FromIndices(
            layout.Count, current.KeptIndices().OrderByDescending(i => Finite(scores, layout)[i]).ThenByDescending(static i => i).Take(count)))),
        new("R202", "tells minus zero from zero", () => Trial.Selection(static (scores, layout, current, count) =>
            Select([.. Finite(scores, layout).Select(static s => s == 0 && double.IsNegative(s) ? -double.Epsilon : s)], layout, current, count))),
        new("R203", "keeps one at least", () => Trial.Selection(static (scores, layout, current, count) => Select(scores, layout, current, Math.Max(count, 1)))),
        new("R203", "cannot keep everything", () => Trial.Selection(static (scores, layout, current, count) =>
            count < layout.Count ? Select(scores, layout, current, count) : throw new ArgumentOutOfRangeException(nameof(count)))),
        new("R204", "forgets what was masked", () => Trial.Selection(static (scores, layout, _, count) => Select(scores, layout, Mask.All(layout.Count), count))),
        new("R204", "masks again afterwards what was masked before", () => Trial.Selection(
            static (scores, layout, current, count) => Select(scores, layout, Mask.All(layout.Count), count).And(current))),
        new("R207", "ranks NaN last", () => Trial.Selection(static (scores, layout, current, count) =>
            Select([.. scores.Select(static s => double.IsFinite(s) ? s : double.MinValue)], layout, current, count))),
        new("R207", "says only that something is not finite", () => Trial.Selection(static (scores, layout, current, count) =>
            scores.All(double.IsFinite) ? Select(scores, layout, current, count) : throw new ArithmeticException($"one of {scores.Count} scores is not finite"))),
        new("R602", "goes through text of the current culture", () => Trial.Selection(static (scores, layout, current, count) => Select(
            [.. Finite(scores, layout).Select(static s => double.Parse(s.ToString("R", CultureInfo.CurrentCulture), NumberStyles.Any, CultureInfo.InvariantCulture))], layout, current, count))),
    ];

    private static Mask Select(IReadOnlyList<double> scores, ParameterLayout layout, Mask current, int count)
    {
        var finite = Finite(scores, layout);
        return Mask.FromIndices(layout.Count, current.KeptIndices().OrderByDescending(i => finite[i]).ThenBy(static i => i).Take(count));
    }

    private static IReadOnlyList<double> Finite(IReadOnlyList<double> scores, ParameterLayout layout)
    {
        var wrong = Enumerable.Range(0, layout.Count).FirstOrDefault(i => !double.IsFinite(scores[i]), -1);
        return wrong < 0 ? scores : throw new ArithmeticException($"the score of {layout.Describe(wrong)} is not finite");
    }
}
