using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Claims.Estimates;

/// <summary>How far a score is from counting as found; see the head of <c>spec/claims.yaml</c>.</summary>
public static class Margins
{
    /// <summary>A ticket is found when its median accuracy is at least the planted ticket's less this.</summary>
    public const double AccuracyTolerance = 0.03;

    /// <summary>A ticket is found when its median error is at most this many times the planted ticket's.</summary>
    public const double ErrorFactor = 3;

    /// <summary>Whether the task's score is an accuracy; otherwise it is a squared error.</summary>
    public static bool IsAccuracy(string task) => Sweeping.TaskCatalog.ByName(task).IsClassification;

    /// <summary>The names of the scores that claims may measure.</summary>
    public static IReadOnlyList<string> Scores { get; } = ["strong", "weak", "trained"];

    /// <summary>The score of a name, one of <see cref="Scores"/>.</summary>
    public static double Score(RunResult run, string score) => score switch
    {
        "strong" => run.Strong,
        "weak" => run.Weak ?? throw new InvalidOperationException($"{run.Pruner} at density {run.Density} was not trained"),
        "trained" => run.OwnStart?.TrainedOn ?? throw new InvalidOperationException($"{run.Pruner} at density {run.Density} brought no parameters of its own"),
        _ => throw new ArgumentException($"score is {score}; the known ones are {string.Join(", ", Scores)}", nameof(score)),
    };

    /// <summary>The margin of the median over replicates: at least 0 means found.</summary>
    /// <exception cref="ArgumentException">No replicate has such a run.</exception>
    public static double OfMedian(IReadOnlyList<ScenarioResult> replicates, string task, string pruner, string density, string score)
    {
        ScenarioResult[] with = [.. replicates.Where(r => r.Has(pruner, density))];
        return with.Length > 0
            ? Margin(
                IsAccuracy(task),
                SampleStatistics.Median([.. with.Select(r => Score(r.Run(pruner, density), score))]),
                SampleStatistics.Median([.. with.Select(r => r.TicketScore)]))
            : throw new ArgumentException($"no replicate of {(replicates.Count > 0 ? replicates[0].Key.Setting : task)} has a run of {pruner} at density {density}");
    }

    /// <summary>By how much a margin is larger than another; that of a perfect score is no larger than another such one.</summary>
    internal static double Gain(double margin, double over) => margin == over ? 0 : margin - over;

    /// <summary>The margin of one score against one ticket's score.</summary>
    public static double Margin(bool isAccuracy, double score, double ticket) => isAccuracy
        ? score - (ticket - AccuracyTolerance)
        : score == 0 ? double.PositiveInfinity : DeterministicMath.Log(ErrorFactor * ticket / score) / DeterministicMath.Log(10);
}
