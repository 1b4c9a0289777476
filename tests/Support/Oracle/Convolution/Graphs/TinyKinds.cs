using PlantNSeek.Networks;
using PlantNSeek.Testing.Cases;

namespace PlantNSeek.TestSupport.Oracle.Convolution.Graphs;

/// <summary>The three tiny networks of <see cref="TinyModules"/> as kinds that rules are tried on.</summary>
public static class TinyKinds
{
    public static IReadOnlyList<NetworkMaker> All { get; } = [Of("3x3 convolution", TinyModules.Plain), Of("residual block", TinyModules.Residual), Of("BatchNorm block", TinyModules.BatchNorm)];

    public static IEnumerable<string> Names => All.Select(kind => kind.Name);

    public static NetworkMaker ByName(string name) => All.Single(kind => kind.Name == name);

    private static NetworkMaker Of(string name, OracleModules modules) => new(
        name, OracleGraph.Of(modules), modules.InputShape.Size, modules.OutputWidth, () => new OracleGraphNetwork(modules, ScoringMode.Fair), () => new OracleGraphTrainer(modules));
}
