using System.Globalization;
using PlantNSeek.Contracts.Plain;
using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using static PlantNSeek.Testing.Subjects.SeekerTraits;

namespace PlantNSeek.Contracts.Mutants;

/// <summary>Seekers with one thing wrong; mostly magnitude pruning in one shot.</summary>
internal static class SeekerMutants
{
    private static int _made;

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("R100", "a deviation without a reason", () => Trial.Seeker(new PlainSeeker { Cancels = false }, DataFree, new("R210", " "))),
        new("R101", "has another name each time", () => Trial.Seeker(static () => new PlainSeeker { Name = $"Plain {Interlocked.Increment(ref _made)}" }, DataFree)),
        new("R101", "has no name", () => Trial.Seeker(new PlainSeeker { Name = " " }, DataFree)),
        new("R102", "takes the absolute values in the caller's array", () => Trial.Seeker(new PlainSeeker { Finish = TakesAbsoluteValuesInPlace }, DataFree)),
        new("R102", "leaves the caller's parameters without the signs that it sees", () => Trial.Seeker(
            new PlainSeeker { Score = Scored.By(static p => p).Score, Finish = TakesAbsoluteValuesInPlace }, DataFree)),
        new("R104", "keeps its problem in a field", () => Trial.Seeker(static () => new WithField(), DataFree)),
        new("R104", "gives the first parameters while it is busy", () => Trial.Seeker(static () => new Busy(), DataFree)),
        new("R204", "gives a mask over weights alone", () => Trial.Seeker(new PlainSeeker { Finish = WeightsAlone }, DataFree)),
        new("R204", "gives a start that is too long", () => Trial.Seeker(new PlainSeeker { Finish = StartsTooLong }, DataFree)),
        new("R204", "gives no mask", () => Trial.Seeker(new PlainSeeker { Finish = static (_, found) => found with { Mask = null! } }, DataFree)),
        new("R204", "gives nothing", () => Trial.Seeker(new PlainSeeker { Finish = static (_, _) => null! }, DataFree)),
        new("R201", "has a threshold one too low, and fills up among ties", () => Trial.Seeker(new PlainSeeker { Select = ThresholdTooLow }, DataFree)),
        new("R201", "takes a density for the double that it is", () => Trial.Seeker(
            new PlainSeeker { Count = static (budget, n) => budget.Count ?? n - (int)Math.Floor((1 - budget.Densities[0].Value) * n) }, DataFree)),
        new("R202", "masks ties at the threshold", () => Trial.Seeker(new PlainSeeker { Select = MasksTies }, DataFree)),
        new("R203", "prunes one at least of a density", () => Trial.Seeker(
            new PlainSeeker { Count = static (budget, n) => budget.Count ?? Math.Min(budget.Densities[0].Budget(n), n - 1) }, DataFree)),
        new("R203", "prunes one at least", () => Trial.Seeker(new PlainSeeker { Count = static (budget, n) => Math.Min(budget.Count ?? budget.Densities[0].Budget(n), n - 1) }, DataFree)),
        new("R203", "keeps one at least", () => Trial.Seeker(new PlainSeeker { Count = static (budget, n) => Math.Max(budget.Count ?? budget.Densities[0].Budget(n), 1) }, DataFree)),
        new("R205", "reports a count without the biases", () => Trial.Seeker(new PlainSeeker { Report = static (round, rounds, mask) => new(round, rounds, mask.KeptCount / 2) { Mask = mask } }, DataFree)),
        new("R205", "finds another mask than it reported last", () => Trial.Seeker(new PlainSeeker { Report = static (round, rounds, mask) => new(round, rounds, First(mask)) }, DataFree)),
        new("R206", "lets masked ones return", () => Trial.Seeker(new PlainSeeker { Rounds = 3, Score = BestLeftOut, Select = RanksAll })),
        new("R209", "counts no samples", () => Trial.Seeker(new PlainSeeker { Score = Scored.Snip, Finish = static (_, found) => found with { Samples = 0 } })),
        new("R210", "does not look at its token", () => Trial.Seeker(new PlainSeeker { Cancels = false }, DataFree)),
        new("R306", "claims that SNIP needs no data", () => Trial.Seeker(new PlainSeeker { Score = Scored.Snip }, DataFree)),
        new("R308", "claims that magnitudes see the data", () => Trial.Seeker(new PlainSeeker())),
        new("R401", "counts its rounds from 0", () => Trial.Seeker(new PlainSeeker { Rounds = 2, Report = static (round, rounds, mask) => new(round - 1, rounds, mask) }, DataFree)),
        new("R401", "says how many rounds are left, not in all", () => Trial.Seeker(new PlainSeeker { Rounds = 2, Report = static (round, rounds, mask) => new(round, rounds - round, mask) }, DataFree)),
        new("R401", "keeps more in a later round", () => Trial.Seeker(new PlainSeeker { Rounds = 2, Select = PrunesTooMuchFirst }, DataFree | Regrowing)),
        new("R402", "starts from changed parameters", () => Trial.Seeker(new PlainSeeker { Finish = Halves }, DataFree)),
        new("R402", "claims a start of its own and has none", () => Trial.Seeker(new PlainSeeker(), DataFree | OwnStart)),
        new("R501", "draws for the first tensors first", () => Trial.Seeker(new PlainSeeker { Score = FirstTensorsFirst }, Randomized | DataFree | Uniform)),
        new("R501", "gives every tensor its share", () => Trial.Seeker(new PlainSeeker { Score = EachItsShare }, Randomized | DataFree | Uniform)),
        new("R501", "favours one parameter over its neighbour", () => Trial.Seeker(new PlainSeeker { Score = FavoursTheFirst }, Randomized | DataFree | Uniform)),
        new("R502", "keeps what SNIP would drop, by a slip of a sign", () => Trial.Seeker(new PlainSeeker { Score = LeastSalient })),
        new("R503", "keeps its name when inverted", () => Trial.Seeker(new Invertible(false) { InvertedName = "Invertible" }, DataFree)),
        new("R503", "inverts nothing", () => Trial.Seeker(new Invertible(false) { InvertedScore = Scored.Magnitude }, DataFree)),
        new("R503", "does not ask its problem whether it is inverted", () => Trial.Seeker(new Unasking(), DataFree)),
        new("R503", "keeps one more when inverted", () => Trial.Seeker(new Invertible(false) { InvertedSelect = static (scores, current, count) => PlainSeeker.Largest(scores, current, count + 1) }, DataFree)),
        new("R503", "cannot be inverted back", () => Trial.Seeker(new OneWay { Other = new PlainSeeker { Score = Smallest, Name = "Inverted" } }, DataFree)),
        new("R503", "becomes another one when inverted twice", () => Trial.Seeker(
            new OneWay { Other = new OneWay { Name = "Inverted", Score = Smallest, Other = new PlainSeeker { Score = Scored.By(static p => p).Score } } }, DataFree)),
        new("R601", "draws at random without saying so", () => Trial.Seeker(new PlainSeeker { Score = PrunerCatalog.Random.Score }, DataFree)),
        new("R601", "claims randomness and has none", () => Trial.Seeker(new PlainSeeker(), Randomized | DataFree)),
        new("R602", "goes through text of the current culture", () => Trial.Seeker(new PlainSeeker { Score = Scored.By(ThroughText).Score }, DataFree)),
    ];

    private static WriteScores Smallest => Scored.By(static p => -Math.Abs(p)).Score;

    private static double ThroughText(float p) => double.Parse(Math.Abs(p).ToString("0.0000000", CultureInfo.CurrentCulture)[..6], CultureInfo.InvariantCulture);

    private static FoundTicket TakesAbsoluteValuesInPlace(SeekingProblem problem, FoundTicket found)
    {
        foreach (ref var parameter in problem.Parameters.Writable())
        {
            parameter = Math.Abs(parameter);
        }

        return found;
    }

    private static FoundTicket WeightsAlone(SeekingProblem problem, FoundTicket found) => found with { Mask = Mask.All(problem.Layout.WeightCount) };

    private static FoundTicket StartsTooLong(SeekingProblem problem, FoundTicket found) => found with { StartParameters = (float[])[.. problem.Parameters.Span, 0] };

    private static FoundTicket Halves(SeekingProblem problem, FoundTicket found) =>
        found with { StartParameters = Array.ConvertAll(problem.Parameters.ToArray(), static p => p / 2) };

    private static Mask First(Mask mask) => Mask.From(mask.Length, i => i < mask.KeptCount);

    private static Mask ThresholdTooLow(double[] scores, Mask current, int count)
    {
        if (count == 0 || count == scores.Length)
        {
            return PlainSeeker.Largest(scores, current, count);
        }

        var threshold = scores.OrderDescending().ElementAt(Math.Min(count + 1, scores.Length - 1));
        var above = Enumerable.Range(0, scores.Length).Where(i => scores[i] > threshold).ToArray();
        var ties = Enumerable.Range(0, scores.Length).Where(i => scores[i] == threshold);
        return Mask.FromIndices(scores.Length, above.Concat(ties.Take(Math.Max(count - above.Length, 0))));
    }

    private static Mask MasksTies(double[] scores, Mask current, int count)
    {
        var threshold = scores.OrderDescending().Skip(count).FirstOrDefault(double.NegativeInfinity);
        return Mask.From(scores.Length, i => scores[i] > threshold);
    }

    private static Mask RanksAll(double[] scores, Mask current, int count) => PlainSeeker.Largest(scores, Mask.All(scores.Length), count);

    // Scores of masked parameters grow, so that they are the next to be kept.
    private static void BestLeftOut(PruningContext context, Span<double> scores)
    {
        Scored.Snip(context, scores);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] += context.Mask[i] ? 0 : 1;
        }
    }

    private static void LeastSalient(PruningContext context, Span<double> scores)
    {
        Scored.Snip(context, scores);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = -scores[i];
        }
    }

    private static Mask PrunesTooMuchFirst(double[] scores, Mask current, int count) =>
        RanksAll(scores, current, current.KeptCount == scores.Length ? Math.Min(count, 1) : count);

    private static void FirstTensorsFirst(PruningContext context, Span<double> scores)
    {
        PrunerCatalog.Random.Score(context, scores);
        foreach (var slice in context.Layout.Slices)
        {
            for (var i = slice.Offset; i < slice.End; i++)
            {
                scores[i] -= 0.2 * slice.Layer;
            }
        }
    }

    // The ranks within each tensor, as fractions of it: every tensor is cut at the same fraction.
    private static void EachItsShare(PruningContext context, Span<double> scores)
    {
        foreach (var slice in context.Layout.Slices)
        {
            var order = context.Random.NextPermutation(slice.Length);
            var shift = context.Random.NextDouble();
            for (var i = 0; i < slice.Length; i++)
            {
                scores[slice.Offset + i] = (order[i] + shift) / slice.Length;
            }
        }
    }

    private static void FavoursTheFirst(PruningContext context, Span<double> scores)
    {
        PrunerCatalog.Random.Score(context, scores);
        (scores[0], scores[1]) = (Math.Max(scores[0], scores[1]), Math.Min(scores[0], scores[1]));
    }

    private sealed class WithField : PlainSeeker
    {
        private SeekingProblem? _problem;

        public override FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
        {
            _problem = problem;
            var found = base.Seek(problem, progress, cancellationToken);
            return found with { StartParameters = _problem.Parameters };
        }
    }

    private sealed class Busy : PlainSeeker
    {
        private int _busy;

        public override FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var first = Interlocked.Exchange(ref _busy, 1) == 0;
            var found = base.Seek(problem, progress, cancellationToken);
            _busy = first ? 0 : _busy;
            return first ? found : new FoundTicket(First(found.Mask));
        }
    }

    private sealed class Unasking : PlainSeeker, IInvertibleSeeker;

    private sealed class OneWay : PlainSeeker, IInvertibleSeeker
    {
        public required ITicketSeeker Other { get; init; }

        public ITicketSeeker Inverted => Other;
    }

    private sealed class Invertible(bool isInverted) : PlainSeeker, IInvertibleSeeker
    {
        public WriteScores InvertedScore { get; init; } = Smallest;

        public Func<double[], Mask, int, Mask> InvertedSelect { get; init; } = Largest;

        public string InvertedName { get; init; } = "Invertible inverted";

        public override string Name => isInverted ? InvertedName : "Invertible";

        public ITicketSeeker Inverted => isInverted ? new Invertible(false) : new Invertible(true) { Score = InvertedScore, Select = InvertedSelect, InvertedName = InvertedName };
    }
}
