using FsCheck;
using PlantNSeek.Networks;

namespace PlantNSeek.Testing.Cases;

/// <summary>
/// A kind of network that rules are tried on: small fully connected ones of any widths (<see cref="NetworkKinds.Dense"/>), or what a
/// <see cref="NetworkMaker"/> makes, with other parameters and data each time.
/// </summary>
public sealed class NetworkKind
{
    private readonly Func<ulong, NetworkCase> _larger;

    internal NetworkKind(string name, Arbitrary<NetworkCase> cases, Func<ulong, NetworkCase> larger) => (Name, Cases, _larger) = (name, cases, larger);

    /// <summary>What messages call it, with its engine: <c>residual block on the engine slow</c>.</summary>
    public string Name { get; }

    internal Arbitrary<NetworkCase> Cases { get; }

    /// <summary>The graph of all its networks; null where each has its own.</summary>
    internal NetworkGraph? Graph { get; private init; }

    /// <summary>The networks of a maker.</summary>
    public static implicit operator NetworkKind(NetworkMaker maker) => Of(maker);

    /// <summary>The networks of a maker.</summary>
    public static NetworkKind Of(NetworkMaker maker)
    {
        ArgumentNullException.ThrowIfNull(maker);
        return new NetworkKind(maker.FullName, SmallNetworks.CasesOf(maker), seed => NetworkCase.Of(maker, seed)) { Graph = maker.Graph };
    }

    /// <summary>Its name.</summary>
    public override string ToString() => Name;

    /// <summary>A network on which small causes show, where the kind has larger ones.</summary>
    internal NetworkCase Larger(ulong seed) => _larger(seed);
}
