using System.Globalization;
using PlantNSeek.Engines;
using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks.Definitions;

namespace PlantNSeek.Experiments.RareGems;

/// <summary>
/// How the learning rates of scores are chosen: every row that learns scores has the same rates to choose from, and is judged by the accuracy of what it finds after fine-tuning, on training images
/// that nothing is trained on, in networks that judge no claim.
/// </summary>
internal static class GemChoosing
{
    /// <summary>The networks for choosing are replicates 1 to this.</summary>
    public const int Replicates = 3;

    /// <summary>The first line of the list of outcomes.</summary>
    public const string Head = "row\trate\treplicate\theld-out accuracy";

    private const string Density = "0.05";
    private const int Width = 8;

    /// <summary>The rows.</summary>
    public static IReadOnlyList<string> Rows { get; } = ["Edge-popup", "Global edge-popup", "Global edge-popup, gradual", GemArms.GemMiner];

    /// <summary>The rates that each of them chooses from.</summary>
    public static IReadOnlyList<double> Rates { get; } = [0.03, 0.1, 0.3, 1, 3];

    /// <summary>The small network, tested on 2,000 training images behind those that it trains on.</summary>
    public static PictureTask HeldOut { get; } = GemTasks.Small.Pictures with { TestsOnTraining = true, Test = 2000 };

    /// <summary>What a row finds at a rate, as a line of the list.</summary>
    public static string Line(string row, double rate, int replicate, string? folder, IEngine engine, CancellationToken cancel)
    {
        var task = GemTasks.Small with { Pictures = HeldOut, Settings = GemTasks.Small.Settings with { Rates = GemRates.All(rate) } };
        var made = PictureNetwork.Of(HeldOut, folder, Width, InitialisationRule.SignedConstant, replicate);
        var arm = GemArms.Make(task.Settings, Protocol.Fair).Single(a => a.Name == row) with { Redrawn = null };
        var run = new GemScenario(task, made, engine).Run(arm, Density, cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{row}\t{rate}\t{replicate}\t{run.Weak!.Value:R}");
    }
}
