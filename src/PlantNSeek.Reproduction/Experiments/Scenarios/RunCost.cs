using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Tasks;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>What experiments cost, roughly: for the order of work and the time left, never for a result.</summary>
internal static class RunCost
{
    /// <summary>Time of a unit on one core of an AMD EPYC (Zen 4), as the singleshot runs of the quick profile took it.</summary>
    public const double SecondsPerUnit = 1.0e-7;

    // Seconds of a training step on one core for each image, and for each multiplication of its forward pass, as measured in VGGs of three widths on images of 16x16.
    private const double Image = 1.4e-4;
    private const double Multiplication = 8.5e-11;

    // A wide host's tickets are mostly masked, and its fixed costs are spread over more parameters.
    private const int Wide = 1000;
    private const double WideShare = 0.25;

    /// <summary>Epochs of training of so many masks, in multiply-adds of the dense host, in thousands of samples.</summary>
    public static long Of(ScenarioKey key, int epochs, double runs)
    {
        var task = LearningTasks.ByName(key.Task);
        var parameters = Architecture.Uniform(task.InputWidth, key.Width, task.OutputWidth, key.Depth).Layout.Count;
        var seekers = key.Seeker.Length > 0 ? 0.2 : 1;
        var densities = key.Densities.Length > 0 ? key.Densities.Split(',').Length / (double)DensityPoint.Labels.Count : 1;
        var width = key.Width >= Wide ? WideShare : 1;
        return (long)(parameters * epochs * 9.0 * runs * seekers * densities * width);
    }

    /// <summary>Training steps of so many images in a network of convolutions, by the multiplications of a forward pass.</summary>
    public static long OfImages(double images, long multiplications) => (long)(images * (Image + (Multiplication * multiplications)) / SecondsPerUnit);

    /// <summary>About how many times as long a run at one density label takes as at another: training and scores take longer where more is kept.</summary>
    public static double OfDensity(string label, string other) => Weight(label) / Weight(other);

    private static double Weight(string label) => label is "0.5" or DensityPoint.Dense ? 3 : label == "0.1" ? 1.5 : 1;
}
