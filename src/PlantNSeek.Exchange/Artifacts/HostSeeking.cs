using PlantNSeek.Experiments.Images;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Pruning.Seekers.LocalSearch;
using PlantNSeek.Store;

namespace PlantNSeek.Artifacts;

/// <summary>The library's seekers on the network of a file.</summary>
public static class HostSeeking
{
    /// <summary>Every seeker by the name it is called by: those of the leaderboard, the local search, and random pruning.</summary>
    public static IReadOnlyList<ITicketSeeker> Known { get; } = [.. SeekerCatalog.All, new LocalSearchSeeker(), new ScoreSeeker(PrunerCatalog.Random)];

    /// <summary>Those that stand beside the masks of others: all of the leaderboard in a fully connected network, else all of the experiments on images that can seek in it.</summary>
    public static IReadOnlyList<ITicketSeeker> Beside(NetworkGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.AsChain is not null ? SeekerCatalog.All : [.. ImageSeekers.Make(graph).Select(static named => named.Seeker)];
    }

    /// <summary>The seeker of a name, in any letter case.</summary>
    /// <param name="name">A seeker, or a pruner that scores.</param>
    /// <param name="rounds">Rounds of scoring and pruning on an exponential schedule; more than 1 for pruners alone.</param>
    /// <param name="graph">The network that it is to seek in; null for a fully connected one.</param>
    /// <exception cref="ArgumentException">There is none of that name, it has no rounds, or it cannot seek in such a network.</exception>
    public static ITicketSeeker Seeker(string name, int rounds = 1, NetworkGraph? graph = null)
    {
        var known = graph is null || graph.AsChain is not null ? Known : [.. Beside(graph), Known[^1]];
        if (graph is not null && Known.FirstOrDefault(seeker => seeker.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is IDemandingSeeker demanding && demanding.Lacks(graph) is { } lack)
        {
            throw new ArgumentException(lack);
        }

        var seeker = Catalogue.Find(known, name, static seeker => seeker.Name, $"no seeker is called '{name}'; known are");
        return rounds == 1 ? seeker
            : seeker is ScoreSeeker { Settings.Rounds: 1 } single ? new ScoreSeeker(single.Pruner, new PruningSettings { Rounds = rounds })
            : throw new ArgumentException($"{rounds} rounds are asked for; {seeker.Name} has rounds of its own, and those that take a number are {string.Join(", ", PrunerCatalog.All.Select(static p => p.Name))}");
    }

    /// <summary>What a seeker is given; on a planted host what the report's leaderboard gives it, so that it finds the same.</summary>
    public static SeekingProblem Problem(Host host, PruningBudget budget)
    {
        ArgumentNullException.ThrowIfNull(host);
        return SeekingProblem.Of(
            host.Network, host.Trainer, host.Parameters, host.Pruning, host.Training, budget,
            host.Stream(host.Description?.SeekersPurpose ?? "seekers"));
    }

    /// <summary>How a find of a seeker is signed.</summary>
    public static MaskOrigin Origin(Host host, ITicketSeeker seeker, FoundTicket found)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(seeker);
        ArgumentNullException.ThrowIfNull(found);
        return new MaskOrigin
        {
            Seeker = seeker.Name,
            Host = host.Digest,
            Problem = HostDigest.OfProblem(host),
            Sources = SourceFingerprint.Value,
            Samples = found.Samples,
        };
    }
}
