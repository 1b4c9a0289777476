using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Planting;
using PlantNSeek.Tasks;

namespace PlantNSeek.Cli.Exchange;

/// <summary>Plants, and holds the ticket to what single precision makes of it: a network whose ticket is none would be no benchmark.</summary>
internal static class WorkingDepth
{
    /// <summary>The planted network.</summary>
    /// <exception cref="ArgumentException">Its ticket is not the target; the message names <c>--depth</c>, and a depth that works.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Scenario Plant(ScenarioKey key, CancellationToken cancel)
    {
        if (Try(key, out var fault) is { } scenario)
        {
            return scenario;
        }

        var (works, fails) = (LearningTask.SmallestDepth - 1, key.Depth);
        while (fails - works > 1)
        {
            cancel.ThrowIfCancellationRequested();
            var between = (works + fails) / 2;
            (works, fails) = Try(key with { Depth = between }, out _) is null ? (works, between) : (between, fails);
        }

        var instead = works < LearningTask.SmallestDepth ? "no smaller depth works" : $"{works} works";
        throw new ArgumentException($"--depth is {key.Depth}; {fault}; {instead} for this task, width, seed and protocol");
    }

    private static Scenario? Try(ScenarioKey key, out string? fault)
    {
        try
        {
            var scenario = new Scenario(key, Protocol.Of(key));
            var run = scenario.Planted.RunInSingle(scenario.Data.Test.Inputs);
            fault = run.IsTarget ? null : FormattableString.Invariant(
                $"as single precision runs it the planted ticket deviates from the target by {100 * run.Relative:G3} % of the largest output, and {100 * SingleRun.Tolerance:G3} % is allowed");
            return run.IsTarget ? scenario : null;
        }
        catch (ArithmeticException e)
        {
            fault = e.Message;
            return null;
        }
    }
}
