using PlantNSeek.Pruning;
using PlantNSeek.Testing.Cases;
using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Running;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Testing;

/// <summary>Checks a pruner: whatever gives every parameter a score. Budget, ties and schedule are the library's.</summary>
public abstract class PrunerContract : Contract
{
    /// <summary>What the pruner claims; each claim is checked, and so are those that are not made.</summary>
    protected virtual PrunerTraits Traits => PrunerTraits.None;

    /// <summary>Networks of two or three edges with the scores worked out by hand; without them R301 stays untested.</summary>
    protected virtual IReadOnlyList<HandCase> HandCases => [];

    /// <summary>A second, slow and plain computation of the scores; without it R303 stays untested.</summary>
    protected virtual Func<PruningContext, double[]>? Reference => null;

    /// <summary>
    /// The kinds of network that the rules are tried on: the first by <see cref="Contract.Networks"/> of them, each further one by
    /// <see cref="Contract.FurtherNetworks"/>. A pruner that takes fully connected networks alone says <c>Kinds => NetworkKinds.FullyConnected</c>; what throws
    /// <see cref="NotSupportedException"/> on a further kind is not tried there, and the results say so.
    /// </summary>
    protected virtual IReadOnlyList<NetworkKind> Kinds => NetworkKinds.For(GetType().Assembly);

    /// <summary>Makes the pruner, a new object each time.</summary>
    protected abstract IPruner Create();

    private protected override ContractRun MakeRun()
    {
        var (name, made) = FirstLook(Create, static pruner => pruner.Name);
        return RunOf(name, new PrunerSubject(Create, Traits) { HandCases = HandCases, Reference = Reference }, PrunerRules.All, made, () => Kinds);
    }
}
