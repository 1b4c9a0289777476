using PlantNSeek.Pruning;
using PlantNSeek.Testing.Cases;
using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Running;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Testing;

/// <summary>Checks a seeker: whatever finds a mask its own way, by rounds, by training or by search.</summary>
public abstract class SeekerContract : Contract
{
    /// <summary>What the seeker claims; each claim is checked, and so are those that are not made.</summary>
    protected virtual SeekerTraits Traits => SeekerTraits.None;

    /// <summary>Fewer than for a pruner, since a search takes longer than a score.</summary>
    protected override int Networks => 12;

    /// <inheritdoc/>
    protected override int FurtherNetworks => 1;

    /// <summary>
    /// The kinds of network that the rules are tried on: the first by <see cref="Contract.Networks"/> of them, each further one by
    /// <see cref="Contract.FurtherNetworks"/>. A seeker that takes fully connected networks alone says <c>Kinds => NetworkKinds.FullyConnected</c>; what states
    /// its lack (<see cref="IDemandingSeeker"/>), or throws <see cref="NotSupportedException"/>, on a further kind is not tried there, and the results say so.
    /// </summary>
    protected virtual IReadOnlyList<NetworkKind> Kinds => NetworkKinds.For(GetType().Assembly);

    /// <summary>Makes the seeker, a new object each time.</summary>
    protected abstract ITicketSeeker Create();

    private protected override ContractRun MakeRun()
    {
        var (name, made) = FirstLook(Create, static seeker => seeker.Name);
        var subject = new SeekerSubject(Create, Traits) { IsInvertible = made?.IsAssignableTo(typeof(IInvertibleSeeker)) ?? false };
        return RunOf(name, subject, SeekerRules.All, made, () => Kinds, graph => (Create() as IDemandingSeeker)?.Lacks(graph));
    }
}
