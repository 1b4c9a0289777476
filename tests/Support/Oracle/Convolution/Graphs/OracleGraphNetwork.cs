using PlantNSeek.Networks;

namespace PlantNSeek.TestSupport.Oracle.Convolution.Graphs;

/// <summary>Modules of the slow implementation as pruners see a network, its graph derived from them.</summary>
public sealed class OracleGraphNetwork(OracleModules modules, ScoringMode scoring) : NetworkDecorator(new SlowNetwork(OracleGraph.Of(modules), modules, scoring));
