using PlantNSeek.Claims.Estimates;
using PlantNSeek.Numerics;

namespace PlantNSeek.Properties.Claims;

/// <summary>Bounds of measures made of many samples err at most as often as their tail, however the samples' own bounds err.</summary>
[Spec("CLAIM-009")]
public class CompositionTests
{
    private const int Trials = 5_000;
    private const double Tail = 0.05;

    /// <summary>A sample of a known true value, either of whose bounds is far on the wrong side with the probability of the tail, and the other then beyond it.</summary>
    private sealed class Drawn(double truth, RandomStream stream, bool isCommon = false) : Estimate
    {
        private readonly double _lower = stream.NextUniform(0, 1);
        private readonly double _upper = stream.NextUniform(0, 1);

        public override double Value => truth;

        public override double Bound(Side side, double tail) => side == Side.Lower
            ? truth + (_lower < tail ? 10 : _upper < tail ? -11 : -1e-9)
            : truth - (_upper < tail ? 10 : _lower < tail ? -11 : -1e-9);

        public override Premises Premises(Side side) => isCommon ? PlantNSeek.Claims.Estimates.Premises.InCommon(this, side) : PlantNSeek.Claims.Estimates.Premises.One;
    }

    private static readonly Dictionary<string, (double[] Truths, Func<Estimate[], Estimate> Measure)> Measures = new()
    {
        ["largest of equal"] = (Equal(20), RankedEstimate.Largest),
        ["largest of different"] = ([1, 2, 3, 4, 5], RankedEstimate.Largest),
        ["smallest of equal"] = (Equal(20), RankedEstimate.Smallest),
        ["median"] = ([1, 2, 3, 4, 5], RankedEstimate.Median),
        ["median of an even number"] = ([1, 2, 3, 3.5, 4, 5, 6, 7, 8, 9], RankedEstimate.Median),
        ["smallest of largest"] = (Different(20), e => RankedEstimate.Smallest(e.Chunk(4).Select(RankedEstimate.Largest))),
        ["largest of smallest"] = (Different(20), e => RankedEstimate.Largest(e.Chunk(4).Select(RankedEstimate.Smallest))),
        ["difference"] = ([3, 1], e => FunctionEstimate.Difference(e[0], e[1])),
        ["median of differences"] = ([1, 0, 2, 0, 3, 0, 4, 0, 5, 0], e => RankedEstimate.Median(e.Chunk(2).Select(p => FunctionEstimate.Difference(p[0], p[1])))),
        ["falling"] = ([2], e => FunctionEstimate.Falling(e[0], x => -x)),
        ["mean"] = (Equal(7), FunctionEstimate.Mean),
        ["equal signs"] = ([0, 0], e => new SameSignEstimate(e[0], e[1])),
        ["other signs"] = ([1, -1], e => new SameSignEstimate(e[0], e[1])),
        ["agreement"] = ([1, -1, 1, 1, -1, 1, 2, -3], e => FunctionEstimate.Mean([.. e.Chunk(2).Select(p => new SameSignEstimate(p[0], p[1]))])),
        ["largest of differences from one sample"] = (Equal(9), e => RankedEstimate.Largest(e.Skip(1).Select(x => FunctionEstimate.Difference(x, e[0])))),
    };

    private static IEnumerable<string> Names => Measures.Keys;

    [TestCaseSource(nameof(Names))]
    public void EitherBound_ErrsAtMostAsOftenAsItsTail(string name)
    {
        var (truths, measure) = Measures[name];
        var stream = new RandomStream(1, $"composition/{name}");
        var (above, below) = (0, 0);
        for (var trial = 0; trial < Trials; trial++)
        {
            var estimate = measure([.. truths.Select((t, i) => new Drawn(t, stream, isCommon: i == 0 && name.EndsWith("one sample", StringComparison.Ordinal)))]);
            above += estimate.At(Side.Lower, Tail) > estimate.Value ? 1 : 0;
            below += estimate.At(Side.Upper, Tail) < estimate.Value ? 1 : 0;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(above, Is.LessThanOrEqualTo(BinomialBound.Of(Trials, Tail)), "lower bound above the truth");
            Assert.That(below, Is.LessThanOrEqualTo(BinomialBound.Of(Trials, Tail)), "upper bound below the truth");
            Assert.That(above + below, Is.Positive, "a bound that is never wrong says nothing");
        }
    }

    [Test]
    public void Bounds_RestOnNoMoreSamplesThanTheyNeed()
    {
        var stream = new RandomStream(1, "premises");
        var ticket = new MedianEstimate([1, 2, 3], common: "ticket");
        Estimate[] cells = [.. Enumerable.Range(0, 20).Select(_ => new MarginEstimate("circle", new Drawn(1, stream), ticket))];
        double Count(Estimate estimate, Side side) => estimate.Premises(side).Count;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((Count(RankedEstimate.Largest(cells), Side.Lower), Count(RankedEstimate.Largest(cells), Side.Upper)), Is.EqualTo((21.8, 2.0)), "the ticket's score counts once, and its first look twice, where twenty pairs share it");
            Assert.That((Count(RankedEstimate.Smallest(cells), Side.Lower), Count(RankedEstimate.Smallest(cells), Side.Upper)), Is.EqualTo((2.0, 21.8)));
            Assert.That(Count(RankedEstimate.Median(cells.Take(5)), Side.Lower), Is.EqualTo(4.8), "three of five, and the ticket");
            Assert.That(Count(((MarginEstimate)cells[0]).Less((MarginEstimate)cells[1]), Side.Upper), Is.EqualTo(2), "against one ticket it drops out");
            Assert.That(Count(FunctionEstimate.Mean([new SameSignEstimate(cells[0], cells[1])]), Side.Lower), Is.EqualTo(5.6), "two scores, and either side of the ticket");
        }
    }

    private static double[] Equal(int count) => [.. Enumerable.Repeat(1.0, count)];

    private static double[] Different(int count) => [.. Enumerable.Range(1, count).Select(i => (double)i)];
}
