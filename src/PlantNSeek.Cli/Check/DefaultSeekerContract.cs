using PlantNSeek.Pruning;
using PlantNSeek.Testing;

namespace PlantNSeek.Cli.Check;

/// <summary>The contract of a seeker whose author wrote none: nothing is claimed.</summary>
internal sealed class DefaultSeekerContract(Type type, TimeSpan limit) : SeekerContract
{
    protected override TimeSpan TimeLimit => limit;

    protected override ITicketSeeker Create() => (ITicketSeeker)Activator.CreateInstance(type)!;
}
