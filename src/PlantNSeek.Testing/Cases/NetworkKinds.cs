using System.Reflection;
using PlantNSeek.Engines;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Testing.Slow;

namespace PlantNSeek.Testing.Cases;

/// <summary>
/// The kinds of network that contracts try their rules on unless told otherwise: fully connected ones, and three tiny networks on images. These are computed by
/// the engine <c>torch</c> where a program has registered it or its assembly is beside the user's and libtorch can be loaded, and else by <see cref="SlowEngine"/>.
/// </summary>
public static class NetworkKinds
{
    private const int Channels = 2;

    private static readonly FeatureShape Image = new(1, 3, 3);

    /// <summary>Small fully connected networks: 2 to 5 layers of neurons, each 1 to 5 wide, on the managed engine.</summary>
    public static NetworkKind Dense { get; } = new("fully connected", SmallNetworks.Cases(), NetworkCase.Larger);

    /// <summary>Fully connected networks alone: what the contract of a pruner or seeker says that takes no others.</summary>
    public static IReadOnlyList<NetworkKind> FullyConnected { get; } = [Dense];

    /// <summary>A 3x3 convolution, ReLU and a linear layer.</summary>
    /// <param name="engine">What computes it; chosen as the class says unless given.</param>
    public static NetworkMaker Convolution(IEngine? engine = null) => NetworkMaker.Of(KindDefinitions.Convolution(Image, Channels), engine ?? KindEngine.Of(null));

    /// <summary>A convolution, a residual block of two more, global average and a linear layer; no normalisation.</summary>
    /// <param name="engine">What computes it; chosen as the class says unless given.</param>
    public static NetworkMaker Residual(IEngine? engine = null) => NetworkMaker.Of(KindDefinitions.Residual(Image, Channels), engine ?? KindEngine.Of(null));

    /// <summary>A convolution, BatchNorm, ReLU, maximum pooling and a linear layer.</summary>
    /// <param name="engine">What computes it; chosen as the class says unless given.</param>
    public static NetworkMaker BatchNorm(IEngine? engine = null) => NetworkMaker.Of(KindDefinitions.BatchNorm(Image, Channels), engine ?? KindEngine.Of(null));

    /// <summary>All four, fully connected ones first.</summary>
    /// <param name="user">The user's assembly, beside which that of the engine <c>torch</c> is looked for.</param>
    public static IReadOnlyList<NetworkKind> For(Assembly user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var engine = KindEngine.Of(user);
        return [Dense, Convolution(engine), Residual(engine), BatchNorm(engine)];
    }
}
