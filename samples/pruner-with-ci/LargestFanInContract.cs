using PlantNSeek.Pruning;
using PlantNSeek.Testing;
using PlantNSeek.Testing.Subjects;

namespace Pruners;

/// <summary>What the pruner claims: it looks at no data, and signs make no difference.</summary>
public sealed class LargestFanInContract : PrunerContract
{
    protected override PrunerTraits Traits => PrunerTraits.DataFree | PrunerTraits.SignInvariant;

    protected override IPruner Create() => new LargestFanIn();
}
