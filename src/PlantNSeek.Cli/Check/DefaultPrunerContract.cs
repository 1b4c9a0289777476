using PlantNSeek.Pruning;
using PlantNSeek.Testing;
using PlantNSeek.Testing.Cases;

namespace PlantNSeek.Cli.Check;

/// <summary>The contract of a pruner whose author wrote none: nothing is claimed.</summary>
internal sealed class DefaultPrunerContract(UserAssembly assembly, string subject, TimeSpan limit) : PrunerContract
{
    protected override TimeSpan TimeLimit => limit;

    protected override IReadOnlyList<NetworkKind> Kinds => NetworkKinds.For(assembly.Assembly);

    protected override IPruner Create() => (IPruner)assembly.Make(subject)!;
}
