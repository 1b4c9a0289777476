using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.Transfer;

/// <summary>The seekers whose tickets are carried from task to task.</summary>
public static class TransferSeekers
{
    /// <summary>SynFlow in 100 rounds, which sees no data, and iterative magnitude pruning, which sees it all.</summary>
    public static IReadOnlyList<ITicketSeeker> All { get; } =
        [new ScoreSeeker(PrunerCatalog.SynFlow, new PruningSettings { Rounds = 100 }), new IterativeMagnitudeSeeker(new IterativeMagnitudeSettings { Rounds = 10, Training = new TrainingSettings { Epochs = 5 } })];

    /// <summary>The seeker of that name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static ITicketSeeker ByName(string name) => Catalogue.Find(All, name, static seeker => seeker.Name, $"no seeker is called '{name}'; known are");
}
