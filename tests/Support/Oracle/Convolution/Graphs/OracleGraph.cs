using PlantNSeek.Networks;

namespace PlantNSeek.TestSupport.Oracle.Convolution.Graphs;

/// <summary>
/// What the modules of a network connect, as the library's graph: a level for the inputs, for what each convolution and linear layer gives, and for each sum.
/// Activations, pooling and flattening keep the channels, so that they keep the level; a normalisation gates it.
/// </summary>
public static class OracleGraph
{
    public static NetworkGraph Of(OracleModules modules)
    {
        var (widths, connections, layers) = (new List<int> { modules.InputShape.Channels }, new List<Connection>(), new List<string>());
        var at = new Dictionary<string, (int Level, int Shift)> { [OracleModule.Input] = (0, 0) };
        var (gated, layerOf) = (new List<(int Level, BatchNormModule Module)>(), new Dictionary<string, int>());
        foreach (var module in modules.Modules)
        {
            var from = at[module.From[0]];
            switch (module)
            {
                case ConvolutionModule or LinearModule:
                    var weight = module.Tensors[0];
                    connections.Add(new Connection(from.Level, widths.Count, layers.Count, weight.Shape.Skip(1).Aggregate(1, (a, b) => a * b) / widths[from.Level]));
                    at[module.Name] = (widths.Count, 0);
                    widths.Add(weight.Shape[0]);
                    layers.Add(module.Name);
                    break;
                case AddModule:
                    connections.AddRange(module.From.Select(name => new Connection(at[name].Level, widths.Count, null, 1, at[name].Shift)));
                    at[module.Name] = (widths.Count, 0);
                    widths.Add(modules.Shapes[module.Name].Channels);
                    break;
                case PaddedShortcutModule:
                    at[module.Name] = (from.Level, (modules.Shapes[module.Name].Channels - widths[from.Level]) / 2);
                    break;
                default:
                    at[module.Name] = from;
                    break;
            }

            layerOf[module.Name] = layers.Count - 1;
            if (module is BatchNormModule norm)
            {
                gated.Add((from.Level, norm));
            }
        }

        var owners = modules.Modules.SelectMany(m => m.Tensors.Select(t => (t.Name, Layer: layerOf[m.Name]))).ToDictionary(o => o.Name, o => o.Layer);
        var layout = ParameterLayout.Of(modules.Tensors.Select(t => new TensorSpec(t.Name, owners[t.Name], KindOf(t.Kind), new TensorShape(t.Shape))));
        ParameterSlice Slice(OracleTensor tensor) => layout.Slices.ToArray().Single(s => s.Name == tensor.Name);
        return new NetworkGraph(layout, widths, connections, gated.Select(g => g.Module.Tensors.Count == 4 ? new Gate(g.Level, Slice(g.Module.Tensors[0]), Slice(g.Module.Tensors[1])) : new Gate(g.Level)));
    }

    private static ParameterKind KindOf(TensorKind kind) => kind switch
    {
        TensorKind.Weight => ParameterKind.Weight,
        TensorKind.Bias => ParameterKind.Bias,
        TensorKind.Scale => ParameterKind.Scale,
        TensorKind.Shift => ParameterKind.Shift,
        _ => ParameterKind.Statistic,
    };
}
