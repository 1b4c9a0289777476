using System.Collections.Immutable;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;
using PlantNSeek.Pruning;

namespace PlantNSeek.Recovery;

/// <summary>
/// Makes the variants of a found ticket that hold nothing but its layer densities. If they train as well as the ticket, the seeker found
/// no more than how many parameters each layer needs; <see cref="SanityVerdict"/> says whether they do.
/// </summary>
public static class SanityChecks
{
    /// <summary>Layerwise shuffle, reinitialisation and random mask of one ticket, in this order.</summary>
    /// <param name="layout">The network's tensors.</param>
    /// <param name="initial">The network's initial parameters.</param>
    /// <param name="ticket">
    /// The ticket. Shuffled and random masks start from its start parameters, and where one is 0, as sparse training leaves all that it
    /// masks, from the initial one: a mask whose parameters are nothing would lose by construction.
    /// </param>
    /// <param name="initialise">Draws new parameters of the host, such as <see cref="HeScaled"/>.</param>
    /// <param name="random">Where the randomness comes from, consumed in the order of the variants.</param>
    /// <exception cref="ArgumentException">The mask or the new parameters do not have the layout's length.</exception>
    public static ImmutableArray<SanityVariant> Of(
        ParameterLayout layout, ReadOnlyMemory<float> initial, FoundTicket ticket, Func<RandomStream, float[]> initialise, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(initialise);
        var shuffled = Controls.LayerwiseShuffleMask(layout, ticket.Mask, random);
        var drawn = initialise(random);
        Guard.SameLength(drawn.Length, "the new parameters", layout.Count, "the layout");
        initial.Span[layout.PrunableCount..].CopyTo(drawn.AsSpan(layout.PrunableCount)); // normalisations begin as they did
        FoundTicket With(Mask mask) => Start(layout, initial, ticket, mask);
        return
        [
            new SanityVariant(SanityCheck.LayerwiseShuffle, With(shuffled)),
            new SanityVariant(SanityCheck.Reinitialisation, new FoundTicket(ticket.Mask) { StartParameters = drawn, StartSamples = 0 }),
            new SanityVariant(SanityCheck.RandomMask, With(RandomMask(layout, ticket.Mask, random))),
        ];
    }

    /// <summary>A random mask that keeps as many parameters of each layer, whether weights or biases.</summary>
    /// <exception cref="ArgumentException">The mask's length is not the layout's.</exception>
    public static Mask RandomMask(ParameterLayout layout, Mask mask, RandomStream random) =>
        LayerDensities.RandomMask(layout, LayerDensities.CountsOf(layout, mask), random);

    /// <summary>The seeker with its ranking turned around, or null where it ranks nothing that could be.</summary>
    public static ITicketSeeker? Inverted(ITicketSeeker seeker)
    {
        ArgumentNullException.ThrowIfNull(seeker);
        return (seeker as IInvertibleSeeker)?.Inverted;
    }

    /// <summary>Runs the inverted seeker; null where there is none.</summary>
    /// <param name="seeker">The seeker that found the ticket.</param>
    /// <param name="problem">The same problem, with a random stream of its own.</param>
    /// <param name="cancellationToken">Passed on to the seeker.</param>
    public static SanityVariant? Invert(ITicketSeeker seeker, SeekingProblem problem, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var found = Inverted(seeker)?.Seek(problem, cancellationToken: cancellationToken);
        return found is null ? null : new SanityVariant(SanityCheck.ScoreInversion, found);
    }

    /// <summary>The same without another search, where what the seeker found for this very problem tells the inverted mask too.</summary>
    internal static SanityVariant? Invert(ITicketSeeker seeker, FoundTicket found, SeekingProblem problem, CancellationToken cancellationToken) =>
        found.InvertedMask is { } mask
            ? new SanityVariant(SanityCheck.ScoreInversion, found with { Mask = mask })
            : Invert(seeker, problem, cancellationToken);

    // Trained values where there are some, else initial ones; with one of these among them the variant counts as trained on nothing. A shift or mean
    // of 0 is a value like any other.
    private static FoundTicket Start(ParameterLayout layout, ReadOnlyMemory<float> initial, FoundTicket ticket, Mask mask)
    {
        if (ticket.StartParameters is not { } own)
        {
            return new FoundTicket(mask);
        }

        var (start, isWhole) = (own.ToArray(), true);
        foreach (var i in mask.KeptIndices())
        {
            if (i < layout.PrunableCount && start[i] == 0)
            {
                (start[i], isWhole) = (initial.Span[i], false);
            }
        }

        return new FoundTicket(mask) { StartParameters = start, StartSamples = isWhole ? ticket.StartSamples : 0 };
    }

    /// <summary>Draws new parameters of a network, as hosts are drawn.</summary>
    public static Func<RandomStream, float[]> HeScaled(ParameterLayout layout) => random => Array.ConvertAll(HostInitialization.HeScaled(layout, random), static p => (float)p);
}
