using PlantNSeek.Contracts.Plain;
using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Testing.Running;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Contracts.Defects;

internal sealed class OverwritesTheCallersParameters : IDefect
{
    public ContractRun Run => Trial.Seeker(
        new PlainSeeker
        {
            Finish = static (problem, found) =>
            {
                found.Mask.ApplyTo(problem.Parameters.Writable());
                return found;
            },
        },
        SeekerTraits.DataFree);
}

internal sealed class RewindsToTrainedParameters : IDefect
{
    public ContractRun Run => Trial.Seeker(
        new PlainSeeker
        {
            Finish = static (problem, found) =>
            {
                var parameters = problem.Parameters.ToArray();
                var saved = parameters; // where a copy was meant
                var gradient = new double[parameters.Length];
                problem.Network.LossAndGradient(parameters, problem.TrainingData.ToBatch(), problem.Loss, gradient);
                for (var i = 0; i < parameters.Length; i++)
                {
                    parameters[i] -= 0.1f * (float)gradient[i];
                }

                return found with { StartParameters = saved, Samples = found.Samples + problem.TrainingData.Count };
            },
        },
        SeekerTraits.DataFree);
}

internal sealed class ReportsTheSparsityAskedFor : IDefect
{
    // Biases stay, and nobody looks whether the sparsity that was asked for is there.
    public ContractRun Run => Trial.Seeker(new WeightsOnly(), SeekerTraits.DataFree);

    private sealed class WeightsOnly : PlainSeeker
    {
        public override FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
        {
            var (layout, asked) = (problem.Layout, Count(problem.Budget, problem.Layout.Count));
            var found = base.Seek(problem, null, cancellationToken).Mask;
            progress?.Report(new PruningProgress(1, 1, asked));
            return new FoundTicket(Mask.From(layout.Count, i => found[i] || layout.SliceAt(i).Kind == ParameterKind.Bias));
        }
    }
}

internal sealed class RoundsOnceAndCutsOffOnce : IDefect
{
    // The number goes by way of a fraction: 1 - 9 / 10 of ten is a little less than one.
    public ContractRun Run => Trial.Seeker(
        new PlainSeeker
        {
            Rounds = 2,
            Select = static (scores, current, count) => PlainSeeker.Largest(scores, Mask.All(scores.Length), count),
            CountAfter = static (round, count, n) => n - (round == 1 ? (int)Math.Round(Sparsity(count, n) * n) : (int)(Sparsity(count, n) * n)),
        },
        SeekerTraits.DataFree);

    private static double Sparsity(int count, int n) => 1 - ((double)count / n);
}

internal sealed class RevivesMaskedParameters : IDefect
{
    // Each round ranks all parameters again, by a score that changes with the mask.
    public ContractRun Run => Trial.Seeker(
        new PlainSeeker
        {
            Rounds = 4,
            Score = static (context, scores) => context.Network.LossAndGradient(context.Parameters.Span, context.Batch, context.Loss, scores),
            Select = static (scores, current, count) => PlainSeeker.Largest(scores, Mask.All(scores.Length), count),
        });
}
