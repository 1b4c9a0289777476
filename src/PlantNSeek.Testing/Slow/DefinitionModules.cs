using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Testing.Slow.Modules;

namespace PlantNSeek.Testing.Slow;

/// <summary>The modules of a definition. Their tensors have the names and the order of its layout.</summary>
internal static class DefinitionModules
{
    public static OracleModules Of(NetworkDefinition definition) =>
        new(Map(definition.Input), [.. definition.Nodes.SelectMany(node => Of(definition, node))]);

    private static IEnumerable<OracleModule> Of(NetworkDefinition definition, NetworkNode node)
    {
        var input = definition.Shapes[node.Reads[0]];
        switch (node)
        {
            case ConvolutionNode c:
                yield return new ConvolutionModule(c.Name, c.From, input.Channels, c.Outputs, (c.KernelRows, c.KernelColumns), c.Stride, c.Padding, c.HasBias);
                break;
            case LinearNode l when input.Pixels > 1:
                var flat = $"{l.Name}\0flat"; // no node is called so
                yield return new FlattenModule(flat, l.From);
                yield return new LinearModule(l.Name, flat, input.Size, l.Outputs, l.HasBias);
                break;
            case LinearNode l:
                yield return new LinearModule(l.Name, l.From, input.Size, l.Outputs, l.HasBias);
                break;
            case NormalisationNode n:
                yield return new BatchNormModule(n.Name, n.From, input.Channels, n.IsAffine, n.Epsilon, n.Momentum);
                break;
            case ReluNode r:
                yield return new ReluModule(r.Name, r.From);
                break;
            case MaxPoolingNode m:
                yield return new MaxPoolingModule(m.Name, m.From, m.Window, m.Stride);
                break;
            case AveragePoolingNode a:
                yield return new AveragePoolingModule(a.Name, a.From, a.Window, a.Stride);
                break;
            case GlobalAverageNode g:
                yield return new GlobalAverageModule(g.Name, g.From);
                break;
            case FlattenNode f:
                yield return new FlattenModule(f.Name, f.From);
                break;
            case SumNode s:
                yield return new AddModule(s.Name, s.From, s.Other);
                break;
            case PaddedShortcutNode p:
                yield return new PaddedShortcutModule(p.Name, p.From, p.Stride, p.Before, p.Behind);
                break;
            default:
                throw new NotSupportedException($"{node.Name}: a {node.GetType().Name} is no operation that the engine 'slow' computes");
        }
    }

    private static MapShape Map(FeatureShape shape) => new(shape.Channels, shape.Rows, shape.Columns);
}
