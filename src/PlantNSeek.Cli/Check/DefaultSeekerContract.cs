using PlantNSeek.Pruning;
using PlantNSeek.Testing;
using PlantNSeek.Testing.Cases;

namespace PlantNSeek.Cli.Check;

/// <summary>The contract of a seeker whose author wrote none: nothing is claimed.</summary>
internal sealed class DefaultSeekerContract(UserAssembly assembly, string subject, TimeSpan limit) : SeekerContract
{
    protected override TimeSpan TimeLimit => limit;

    protected override IReadOnlyList<NetworkKind> Kinds => NetworkKinds.For(assembly.Assembly);

    protected override ITicketSeeker Create() => (ITicketSeeker)assembly.Make(subject)!;
}
