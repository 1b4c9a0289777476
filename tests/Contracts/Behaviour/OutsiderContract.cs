using System.Reflection;
using System.Reflection.Emit;
using PlantNSeek.Contracts.Plain;
using PlantNSeek.Pruning;
using PlantNSeek.Testing;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Contracts.Behaviour;

/// <summary>A contract as somebody else derives it, each of its parts open to a test.</summary>
public abstract class OutsiderContract : PrunerContract
{
    private static readonly Type Derived = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Outsider"), AssemblyBuilderAccess.Run)
        .DefineDynamicModule("Outsider").DefineType("MyPrunerContract", TypeAttributes.Public, typeof(OutsiderContract)).CreateType();

    public Func<IPruner> Factory { get; set; } = static () => new Scored(Scored.Magnitude) { Name = "Outsider" };

    public KnownDeviation[] Known { get; set; } = [];

    public TimeSpan Limit { get; set; } = TimeSpan.FromSeconds(60);

    protected override PrunerTraits Traits => PrunerTraits.DataFree;

    protected override IReadOnlyList<KnownDeviation> KnownDeviations => Known;

    protected override TimeSpan TimeLimit => Limit;

    protected override int Networks => 10;

    // NUnit would take a class in this assembly that is not abstract for one of the suite's own fixtures.
    public static OutsiderContract New() => (OutsiderContract)Activator.CreateInstance(Derived)!;

    protected override IPruner Create() => Factory();
}
