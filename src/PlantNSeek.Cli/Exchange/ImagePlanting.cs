using PlantNSeek.Artifacts;
using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Planting;
using PlantNSeek.Tasks.Images.Planted;

namespace PlantNSeek.Cli.Exchange;

/// <summary>Plants a task on images, and says by the names of the options what does not fit.</summary>
internal static class ImagePlanting
{
    /// <summary>Channels of the hidden layers unless given.</summary>
    public const int UsualWidth = 16;

    /// <summary>The task on images of that name; null where it is another task's.</summary>
    public static PlantedImageTask? Task(string? name) => PlantedImageTasks.All.FirstOrDefault(task => task.Name == name);

    /// <summary>Whether a key is that of a task on images, whose depth counts convolutions.</summary>
    public static bool IsOf(ScenarioKey key) => Task(key.Task) is not null;

    /// <summary>What whoever plants should know: that a ticket planted as published does not compute its target.</summary>
    public static IEnumerable<string> Remarks(ScenarioKey key)
    {
        if (IsOf(key) && ImageProblem.Of(key, Protocol.Of(key)).Planted.Receipt.Deviation.RelativeInSingle is var deviation && deviation > SingleRun.Tolerance)
        {
            yield return FormattableString.Invariant(
                $"as published, the planted ticket does not compute its target: it deviates by {100 * deviation:G3} % of the largest output (signed scales, V2, and a scale for each class, V3); --protocol fair keeps the function");
        }
    }

    /// <summary>The planted network.</summary>
    /// <exception cref="ArgumentException">The options fit no host, or its ticket is none as single precision runs it; the message names the option.</exception>
    public static PlantedHost Plant(ScenarioKey key)
    {
        var (task, protocol) = (Task(key.Task)!, Protocol.Of(key));
        if (key.Width < task.TargetWidth)
        {
            throw new ArgumentException($"--width is {key.Width}; the ticket of {task.Name} needs at least {task.TargetWidth} channels");
        }

        try
        {
            var deviation = ImageProblem.Of(key, protocol).Planted.Receipt.Deviation.RelativeInSingle;
            return protocol.GraphPlanting.SignedScales || deviation <= SingleRun.Tolerance // published scales destroy the function, as they are meant to
                ? PlantedHost.OfImages(key)
                : throw new ArithmeticException(FormattableString.Invariant(
                    $"as single precision runs it the planted ticket deviates from the target by {100 * deviation:G3} % of the largest output, and {100 * SingleRun.Tolerance:G3} % is allowed"));
        }
        catch (ArgumentOutOfRangeException e) when (e.ParamName == "convolutions")
        {
            throw new ArgumentException($"--{e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal)}", e);
        }
        catch (ArithmeticException e)
        {
            throw new ArgumentException($"--convolutions is {key.Depth}; {e.Message}; fewer may do", e);
        }
    }
}
