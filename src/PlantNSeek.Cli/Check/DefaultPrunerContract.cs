using PlantNSeek.Pruning;
using PlantNSeek.Testing;

namespace PlantNSeek.Cli.Check;

/// <summary>The contract of a pruner whose author wrote none: nothing is claimed.</summary>
internal sealed class DefaultPrunerContract(Type type, TimeSpan limit) : PrunerContract
{
    protected override TimeSpan TimeLimit => limit;

    protected override IPruner Create() => (IPruner)Activator.CreateInstance(type)!;
}
