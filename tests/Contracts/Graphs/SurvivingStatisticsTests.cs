using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Testing.Cases;
using PlantNSeek.TestSupport.Oracle.Convolution.Graphs;
using PlantNSeek.Training;

namespace PlantNSeek.Contracts.Graphs;

/// <summary>A reset that leaves the running statistics of normalisations as training moved them, as the published programs do (V17).</summary>
public sealed class SurvivingStatisticsTests
{
    private static readonly MultishotSettings Reset = new() { Rounds = 3, Training = new TrainingSettings { Epochs = 1 } };

    [TestCaseSource(typeof(TinyKinds), nameof(TinyKinds.Names))]
    [Spec("SEEK-062")]
    public void StatisticsSurvive_AndNothingElse(string kind)
    {
        var network = NetworkCase.Of(TinyKinds.ByName(kind), 3);
        var (problem, statistics) = (Problem(network), Statistics(network.Layout));
        var start = new MultishotSeeker(new MagnitudePruner(), Reset with { KeepsStatistics = true }).Seek(problem).StartParameters;
        if (statistics.Length == 0)
        {
            Assert.That(start, Is.Null, "the initial parameters, as without it");
            return;
        }

        var moved = Enumerable.Range(0, network.Layout.Count).Where(i => start!.Value.Span[i] != problem.Parameters.Span[i]).ToArray();
        Assert.That(moved, Is.EqualTo(statistics), "means and variances of batches are none of the initial 0 and 1");
    }

    [Test, Spec("SEEK-062")]
    public void MasksOfMagnitude_AreTheSame_SinceTrainingDoesNotUseThem()
    {
        var network = NetworkCase.Of(TinyKinds.All.Single(kind => Statistics(NetworkCase.Of(kind, 3).Layout).Length > 0), 3);
        FoundTicket Found(bool keeps) => new MultishotSeeker(new MagnitudePruner(), Reset with { KeepsStatistics = keeps }).Seek(Problem(network));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Found(true).Mask, Is.EqualTo(Found(false).Mask));
            Assert.That(Found(false).StartParameters, Is.Null);
        }
    }

    private static SeekingProblem Problem(NetworkCase network) => network.Problem(PruningBudget.Keep(network.Layout.PrunableCount / 3));

    private static int[] Statistics(ParameterLayout layout) =>
        [.. layout.Slices.ToArray().Where(slice => slice.Kind == ParameterKind.Statistic).SelectMany(slice => Enumerable.Range(slice.Offset, slice.Length))];
}
