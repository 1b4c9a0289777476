using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Pruning.Seekers.Rounds;

namespace PlantNSeek.Experiments.Pictures;

/// <summary>Who prunes networks on pictures: in a single shot and in multishot, weights alone, as the published program does.</summary>
internal static class PicturePruners
{
    /// <summary>The name under which the unpruned network is listed.</summary>
    public const string Dense = "Dense";

    private const string Multishot = "(multishot)";
    private static readonly IPruner[] Scored = [PrunerCatalog.Magnitude, PrunerCatalog.Snip, PrunerCatalog.SynFlow];

    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Make(PictureTasks.Small.Settings, Protocol.Fair).Select(static s => s.Name), Dense];

    /// <summary>The pruners under a protocol; those in multishot begin with one dense training.</summary>
    public static IReadOnlyList<NamedSeeker> Make(PictureSettings settings, Protocol protocol)
    {
        var once = new PruningSettings { TieRule = protocol.Ties, Nested = protocol.NestsMasks, PruneBiases = false };
        var first = new SharedFirstRound();
        return
        [
            new(PrunerCatalog.Random.Name, new ScoreSeeker(PrunerCatalog.Random, once)),
            .. Scored.Select(p => new NamedSeeker(p.Name, new ScoreSeeker(p, once with { Rounds = p == PrunerCatalog.SynFlow ? settings.SynFlowRounds : 1 }))),
            .. Scored.Select(p => new NamedSeeker($"{p.Name} {Multishot}", new MultishotSeeker(p, InRounds(settings, protocol), first))),
        ];
    }

    /// <summary>The ticket that is planted is SynFlow's in multishot, the same under both protocols, so that these differ by the planting alone.</summary>
    public static ITicketSeeker OfTicket(PictureSettings settings) => new MultishotSeeker(PrunerCatalog.SynFlow, InRounds(settings, Protocol.Fair));

    private static MultishotSettings InRounds(PictureSettings settings, Protocol protocol) => new()
    {
        Rounds = settings.Rounds,
        Training = settings.OfRound,
        Selection = new SelectionOptions { TieRule = protocol.Ties, Nested = protocol.NestsMasks, PruneBiases = false },
    };
}
