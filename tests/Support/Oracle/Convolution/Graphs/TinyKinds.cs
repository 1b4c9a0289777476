using PlantNSeek.Testing.Cases;

namespace PlantNSeek.TestSupport.Oracle.Convolution.Graphs;

/// <summary>The kit's three networks on images on the slow engine.</summary>
public static class TinyKinds
{
    public static IReadOnlyList<NetworkMaker> All { get; } =
        [NetworkMaker.Of(TinyDefinitions.Convolution, SlowEngine.Instance), NetworkMaker.Of(TinyDefinitions.Residual, SlowEngine.Instance), NetworkMaker.Of(TinyDefinitions.BatchNorm, SlowEngine.Instance)];

    public static IEnumerable<string> Names => All.Select(kind => kind.Name);

    public static NetworkMaker ByName(string name) => All.Single(kind => kind.Name == name);
}
