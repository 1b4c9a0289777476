using System.Globalization;
using System.Runtime.CompilerServices;
using PlantNSeek.Contracts.Plain;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Testing.Subjects;
using static PlantNSeek.Testing.Subjects.PrunerTraits;

namespace PlantNSeek.Contracts.Mutants;

/// <summary>Pruners with one thing wrong; mostly magnitude, which needs no data, or SNIP, which does.</summary>
internal static class PrunerMutants
{
    private static readonly HandCase MagnitudeByHand = new(new Architecture(1, 1), [-3, 2], Batch.Regression([1], 1, [0], 1), [3, 2]);

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("R100", "a deviation from a rule that there is not", () => Trial.Pruner(new Scored(Scored.Magnitude), DataFree, deviation: new("R999", "a slip of the pen"))),
        new("R101", "has another name each time", () => Trial.Pruner(NewName, DataFree)),
        new("R101", "comes as null", () => Trial.Pruner(() => null!, DataFree)),
        new("R101", "has no name", () => Trial.Pruner(new Scored(Scored.Magnitude) { Name = "" }, DataFree)),
        new("R101", "counts its calls", () => Trial.Pruner(() => new Counting(), DataFree)),
        new("R101", "is another one each time", () => Trial.Pruner(Another, DataFree)),
        new("R102", "takes the absolute values in the caller's array", () => Trial.Pruner(new Scored(TakesAbsoluteValuesInPlace), DataFree)),
        new("R102", "sets its masked copy to ones, as its kin do for the data-free gradient", () => Trial.Pruner(new Scored(LeavesOnes), DataFree)),
        new("R102", "leaves the caller's parameters without the signs that its scores see", () => Trial.Pruner(new Scored(TakesOffTheSigns), DataFree)),
        new("R102", "leaves the caller's samples turned around", () => Trial.Pruner(new Scored(TurnsTheSamples))),
        new("R102", "takes the absolute values of the samples", () => Trial.Pruner(new Scored(ChangesTheSamples), DataFree)),
        new("R103", "adds to whatever the buffer holds", () => Trial.Pruner(new Scored(AddsUp), DataFree)),
        new("R103", "leaves biases alone", () => Trial.Pruner(new Scored(WeightsOnly), DataFree)),
        new("R104", "keeps its context in a field", () => Trial.Pruner(() => new WithField(), None)),
        new("R104", "keeps its gradient in a field", () => Trial.Pruner(() => new WithBuffer(), None)),
        new("R104", "gives zeros while it is busy", () => Trial.Pruner(() => new Busy(), None)),
        new("R207", "divides by one sample less than there are", () => Trial.Pruner(new Scored(DividesBySamples))),
        new("R207", "divides by the largest parameter", () => Trial.Pruner(new Scored(DividesByTheLargest), DataFree)),
        new("R207", "exponentials overflow", () => Trial.Pruner(Scored.By(static p => Math.Exp(Math.Abs(p))), DataFree)),
        new("R207", "multiplies over depth in single precision", () => Trial.Pruner(new Scored(FlowInFloats), DataFree | SignInvariant)),
        new("R301", "squares, where magnitudes were worked out by hand", () => Trial.Pruner(Scored.By(Square), DataFree, MagnitudeByHand)),
        new("R302", "weighs by place in the layer", () => Trial.Pruner(new Scored(WeighedByPlace), DataFree)),
        new("R303", "squares, where the reference has magnitudes", () => Trial.Pruner(Scored.By(Square), DataFree, reference: SlowScores.Magnitude)),
        new("R304", "claims that magnitudes do not see scale", () => Trial.Pruner(new Scored(Scored.Magnitude), DataFree | ScaleInvariant)),
        new("R305", "claims that signed weights do not see signs", () => Trial.Pruner(Scored.By(static p => p), DataFree | SignInvariant)),
        new("R305", "forgets the absolute value", () => Trial.Pruner(Scored.By(static p => p), DataFree)),
        new("R306", "claims that magnitudes weighed by a sample need no data", () => Trial.Pruner(new Scored(WeighedBySample), DataFree)),
        new("R307", "claims that magnitudes are conserved", () => Trial.Pruner(new Scored(Scored.Magnitude), DataFree | Conserving)),
        new("R308", "claims that magnitudes see the data", () => Trial.Pruner(new Scored(Scored.Magnitude))),
        new("R309", "scores by the data alone", () => Trial.Pruner(new Scored(DataAlone))),
        new("R310", "counts what is behind the mask", () => Trial.Pruner(new Scored(LooksBehindTheMask), DataFree)),
        new("R311", "adds weight decay to the loss's gradient", () => Trial.Pruner(new Scored(PenalisedGradient))),
        new("R601", "breaks ties at random without saying so", () => Trial.Pruner(new Scored(TiesAtRandom), DataFree)),
        new("R601", "claims randomness and seeds itself", () => Trial.Pruner(new Scored(SeedsItself), Randomized | DataFree)),
        new("R602", "goes through text of the current culture", () => Trial.Pruner(Scored.By(ThroughText), DataFree)),
    ];

    private static int _made;

    private static Scored NewName() => new(Scored.Magnitude) { Name = $"Magnitude {Interlocked.Increment(ref _made)}" };

    private static Scored Another()
    {
        var factor = Interlocked.Increment(ref _made);
        return Scored.By(p => Math.Abs(p) * factor);
    }

    private static double Square(float p) => (double)p * p;

    private static double ThroughText(float p) => double.Parse(Math.Abs(p).ToString(CultureInfo.CurrentCulture), CultureInfo.InvariantCulture);

    private static void TakesAbsoluteValuesInPlace(PruningContext context, Span<double> scores)
    {
        var parameters = context.UnmaskedParameters.Writable();
        for (var i = 0; i < scores.Length; i++)
        {
            parameters[i] = Math.Abs(parameters[i]);
            scores[i] = parameters[i];
        }
    }

    private static void TakesOffTheSigns(PruningContext context, Span<double> scores)
    {
        var parameters = context.UnmaskedParameters.Writable();
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = parameters[i];
            parameters[i] = Math.Abs(parameters[i]);
        }
    }

    private static void TurnsTheSamples(PruningContext context, Span<double> scores)
    {
        Scored.Snip(context, scores);
        foreach (ref readonly var input in context.Batch.Inputs)
        {
            Unsafe.AsRef(in input) = -input;
        }
    }

    // What the published SynFlow avoids: it turns the network to doubles first.
    private static void FlowInFloats(PruningContext context, Span<double> scores)
    {
        var (architecture, size) = (context.Layout.Architecture, Array.ConvertAll(context.Parameters.ToArray(), static p => Math.Abs((double)p)));
        context.Network.OutputGradient(
            size, [.. Enumerable.Repeat(1.0, architecture.InputWidth)], [.. Enumerable.Repeat(1.0, architecture.OutputWidth)], scores);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = (float)scores[i] * (float)size[i];
        }
    }

    private static void LeavesOnes(PruningContext context, Span<double> scores)
    {
        Scored.Magnitude(context, scores);
        context.Parameters.Writable().Fill(1);
    }

    private static void ChangesTheSamples(PruningContext context, Span<double> scores)
    {
        foreach (ref readonly var input in context.Batch.Inputs)
        {
            Unsafe.AsRef(in input) = Math.Abs(input);
        }

        Scored.Magnitude(context, scores);
    }

    private static void DividesBySamples(PruningContext context, Span<double> scores)
    {
        Scored.Snip(context, scores);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] /= context.Batch.Count - 1;
        }
    }

    private static void DividesByTheLargest(PruningContext context, Span<double> scores)
    {
        Scored.Magnitude(context, scores);
        var largest = context.UnmaskedParameters.ToArray().Max(static p => Math.Abs((double)p));
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] /= largest;
        }
    }

    private static void AddsUp(PruningContext context, Span<double> scores)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] += Math.Abs(context.UnmaskedParameters.Span[i]);
        }
    }

    private static void WeightsOnly(PruningContext context, Span<double> scores)
    {
        foreach (var slice in context.Layout.Slices)
        {
            for (var i = slice.Offset; slice.Kind == ParameterKind.Weight && i < slice.End; i++)
            {
                scores[i] = Math.Abs(context.UnmaskedParameters.Span[i]);
            }
        }
    }

    private static void WeighedByPlace(PruningContext context, Span<double> scores)
    {
        Scored.Magnitude(context, scores);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] /= 1 + i;
        }
    }

    private static void WeighedBySample(PruningContext context, Span<double> scores)
    {
        Scored.Magnitude(context, scores);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] *= 2 + context.Batch.Inputs[0];
        }
    }

    private static void DataAlone(PruningContext context, Span<double> scores)
    {
        foreach (var slice in context.Layout.Slices)
        {
            scores[slice.Offset..slice.End].Fill(context.Batch.Inputs[0] / slice.Length);
        }
    }

    // The sum is over all values, masked ones too, and the scores of kept ones are their distance from it.
    private static void LooksBehindTheMask(PruningContext context, Span<double> scores)
    {
        var sum = context.UnmaskedParameters.ToArray().Sum(static p => Math.Abs((double)p));
        Scored.Magnitude(context, scores);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Math.Abs(scores[i] - (sum / scores.Length));
        }
    }

    private static void PenalisedGradient(PruningContext context, Span<double> scores)
    {
        context.Network.LossAndGradient(context.Parameters.Span, context.Batch, context.Loss, scores);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] += 0.1 * context.Parameters.Span[i];
        }
    }

    private static void TiesAtRandom(PruningContext context, Span<double> scores)
    {
        Scored.Magnitude(context, scores);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] += 1e-12 * context.Random.NextDouble();
        }
    }

    private static void SeedsItself(PruningContext context, Span<double> scores)
    {
        var random = new RandomStream(42, "own");
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = random.NextDouble();
        }
    }

    private sealed class Counting : IPruner
    {
        private int _calls;

        public string Name => "Counting";

        public void Score(PruningContext context, Span<double> scores)
        {
            Scored.Magnitude(context, scores);
            scores[0] += _calls++;
        }
    }

    private sealed class Busy : IPruner
    {
        private int _busy;

        public string Name => "Busy";

        public void Score(PruningContext context, Span<double> scores)
        {
            scores.Clear();
            if (Interlocked.Exchange(ref _busy, 1) == 0)
            {
                Scored.Snip(context, scores);
                _busy = 0;
            }
        }
    }

    private sealed class WithField : IPruner
    {
        private PruningContext? _context;

        public string Name => "With a field";

        public void Score(PruningContext context, Span<double> scores)
        {
            _context = context;
            context.Network.LossAndGradient(context.Parameters.Span, context.Batch, context.Loss, scores);
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] = Math.Abs(scores[i] * _context.UnmaskedParameters.Span[i]);
            }
        }
    }

    private sealed class WithBuffer : IPruner
    {
        private double[] _gradient = [];

        public string Name => "With a buffer";

        public void Score(PruningContext context, Span<double> scores)
        {
            _gradient = _gradient.Length == scores.Length ? _gradient : new double[scores.Length];
            context.Network.LossAndGradient(context.Parameters.Span, context.Batch, context.Loss, _gradient);
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] = Math.Abs(_gradient[i] * context.UnmaskedParameters.Span[i]);
            }
        }
    }
}
