using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.TestSupport.Oracle.Convolution;

namespace PlantNSeek.TorchSharp.Tests.Small;

/// <summary>Definitions as the tests' second implementation computes them.</summary>
internal static class DefinitionModules
{
    public static OracleModules Of(NetworkDefinition definition) => new(
        new MapShape(definition.Input.Channels, definition.Input.Rows, definition.Input.Columns),
        [.. definition.Nodes.SelectMany(node => Modules(node, definition.Shapes[node.Reads[0]]))]);

    // The second implementation flattens in a module of its own.
    private static IEnumerable<OracleModule> Modules(NetworkNode node, FeatureShape input)
    {
        if (node is LinearNode linear && input.Pixels > 1)
        {
            return [new FlattenModule($"{linear.Name}.flat", linear.From), new LinearModule(linear.Name, $"{linear.Name}.flat", input.Size, linear.Outputs, linear.HasBias)];
        }

        return
        [
            node switch
            {
                ConvolutionNode c => new ConvolutionModule(c.Name, c.From, input.Channels, c.Outputs, (c.KernelRows, c.KernelColumns), c.Stride, c.Padding, c.HasBias),
                LinearNode l => new LinearModule(l.Name, l.From, input.Size, l.Outputs, l.HasBias),
                NormalisationNode n => new BatchNormModule(n.Name, n.From, input.Channels, n.IsAffine, n.Epsilon, n.Momentum),
                ReluNode r => new ReluModule(r.Name, r.From),
                MaxPoolingNode m => new MaxPoolingModule(m.Name, m.From, m.Window, m.Stride),
                AveragePoolingNode a => new AveragePoolingModule(a.Name, a.From, a.Window, a.Stride),
                GlobalAverageNode g => new GlobalAverageModule(g.Name, g.From),
                FlattenNode f => new FlattenModule(f.Name, f.From),
                SumNode s => new AddModule(s.Name, s.From, s.Other),
                PaddedShortcutNode p => new PaddedShortcutModule(p.Name, p.From, p.Stride, p.Before, p.Behind),
                _ => throw new NotSupportedException(node.Name),
            },
        ];
    }
}
