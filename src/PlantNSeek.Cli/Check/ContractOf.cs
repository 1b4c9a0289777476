using System.Reflection;
using PlantNSeek.Cli.Check.Messages;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Testing;

namespace PlantNSeek.Cli.Check;

/// <summary>Contracts of types, and what they make.</summary>
internal static class ContractOf
{
    /// <summary>The contract that a subject is, or the default one of a pruner or seeker.</summary>
    public static Contract Subject(UserAssembly assembly, string subject, SubjectKind kind, TimeSpan limit) => kind switch
    {
        SubjectKind.Pruner => new DefaultPrunerContract(assembly, subject, limit),
        SubjectKind.Seeker => new DefaultSeekerContract(assembly, subject, limit),
        _ => (Contract)Activator.CreateInstance(assembly.Type(subject), nonPublic: true)!,
    };

    /// <summary>A pruner or seeker from the contract's factory; null for a contract of a part.</summary>
    public static object? Make(Contract contract) => contract is PrunerContract or SeekerContract
        ? contract.GetType().GetMethod("Create", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [])!.Invoke(contract, BindingFlags.DoNotWrapExceptions, null, [], null)
        : null;

    /// <summary>What the factory gives, as a seeker: a pruner scores once.</summary>
    public static ITicketSeeker Seeker(Contract contract) => Make(contract) switch
    {
        IPruner pruner => new ScoreSeeker(pruner),
        ITicketSeeker seeker => seeker,
        _ => throw new InvalidOperationException("the contract's factory gives nothing that seeks"),
    };
}
