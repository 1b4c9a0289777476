using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments;

/// <summary>
/// Iterative magnitude pruning (Frankle and Carbin, The Lottery Ticket Hypothesis, 2019): train, keep the parameters with the largest |theta|, put
/// the rest back to where they began, and again. Nested masks over weights and biases together.
/// </summary>
internal sealed class RewoundMagnitudeSeeker : ITicketSeeker
{
    private const int Rounds = 10;
    private const int EpochsPerRound = 5;

    public string Name => "IMP";

    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var (layout, mask) = (problem.Layout, Mask.All(problem.Layout.Count));
        var target = problem.Budget.Count is { } count ? Density.OfCount(count, layout.Count) : problem.Budget.Densities[0];
        for (var round = 1; round <= Rounds; round++)
        {
            var trained = Trainer.Train(
                layout.Architecture, problem.Parameters.Span, mask, problem.TrainingData, problem.Loss,
                new TrainingSettings { Epochs = EpochsPerRound }, problem.Random, null, cancellationToken).Parameters;
            var budget = round == Rounds ? problem.Budget : PruningBudget.At(DensitySchedule.Exponential.At(target, round, Rounds));
            mask = Selection.Select([.. trained.Select(p => (double)Math.Abs(p))], layout, mask, budget);
            progress?.Report(new PruningProgress(round, Rounds, mask.KeptCount));
        }

        return new FoundTicket(mask) { Samples = (long)Rounds * EpochsPerRound * problem.TrainingData.Count };
    }
}
