using System.Reflection;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Testing;

namespace PlantNSeek.Contracts;

/// <summary>Nothing that prunes or seeks in the library goes without its contract.</summary>
[TestFixture]
[Spec("CONTRACT-004")]
public sealed class CoverageTests
{
    private static readonly Assembly[] Libraries = [typeof(IPruner).Assembly, typeof(IExperiment).Assembly];

    [Test]
    public void EveryPublicPruner_HasItsContract() => Assert.That(
        Unchecked<IPruner>(typeof(LibraryPrunerContract).Assembly, Libraries), Is.Empty);

    [Test]
    public void EveryPublicSeeker_HasItsContract() => Assert.That(
        Unchecked<ITicketSeeker>(typeof(LibraryPrunerContract).Assembly, Libraries), Is.Empty);

    [Test]
    public void EveryPrunerOfTheCatalogue_HasItsContract() => Assert.That(
        PrunerCatalog.All.Select(pruner => pruner.Name), Is.SubsetOf(Contracts(typeof(LibraryPrunerContract).Assembly).Select(contract => contract.Run.Name)));

    [Test]
    public void EverySeekerOfTheCatalogue_HasItsContract() => Assert.That(
        SeekerCatalog.All.Select(seeker => seeker.Name), Is.SubsetOf(Contracts(typeof(LibraryPrunerContract).Assembly).Select(contract => contract.Run.Name)));

    [Test]
    public void OneWithoutAContract_IsFound()
    {
        // The suite's own assembly has pruners that nobody made a contract for.
        Assert.That(Unchecked<IPruner>(typeof(IPruner).Assembly, [typeof(CoverageTests).Assembly]), Does.Contain(nameof(WithoutContract)));
    }

    private static IEnumerable<string> Unchecked<T>(Assembly contracts, IEnumerable<Assembly> libraries)
    {
        var made = Contracts(contracts).Select(contract => contract.GetType().GetMethod("Create", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(contract, null)!.GetType()).ToHashSet();
        return libraries.SelectMany(library => library.GetTypes())
            .Where(type => type is { IsPublic: true, IsAbstract: false } && type.IsAssignableTo(typeof(T)) && !made.Contains(type))
            .Select(type => type.Name);
    }

    private static IEnumerable<Contract> Contracts(Assembly assembly) =>
        from type in assembly.GetTypes()
        where !type.IsAbstract && (type.IsAssignableTo(typeof(PrunerContract)) || type.IsAssignableTo(typeof(SeekerContract)))
        from arguments in type == typeof(LibrarySeekerContract) ? LibrarySeekerContract.Names.Select(name => new object[] { name }) : [[]]
        select (Contract)Activator.CreateInstance(type, arguments)!;
}

public sealed class WithoutContract : IPruner
{
    public string Name => "Without contract";

    public void Score(PruningContext context, Span<double> scores) => scores.Clear();
}
