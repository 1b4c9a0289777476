using PlantNSeek.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Modules;

/// <summary>Where the parameters of a module live, and what they connect where that can be read off.</summary>
internal static class ModuleGraph
{
    public static NetworkGraph Of(nn.Module module, ReadOnlySpan<long> sampleShape) =>
        module is DefinitionModule definition ? definition.Definition.Graph
        : SequentialReader.TryRead(module, sampleShape) is { } read ? read.Graph
        : NetworkGraph.Unknown(LayoutOf(module));

    private static ParameterLayout LayoutOf(nn.Module module)
    {
        var (weights, others, layers) = (new List<TensorSpec>(), new List<TensorSpec>(), 0);
        var named = module.named_parameters().Select(static p => (Name: p.name, Tensor: (Tensor)p.parameter)).ToArray();
        var taken = new HashSet<string>();
        var isNormalisation = ModuleFacts.OwnedBy(module, static m => m is NormBase or LayerNorm or GroupNorm);
        foreach (var (name, tensor) in named.Where(p => p.Tensor.requires_grad && p.Tensor.dim() >= 2 && !isNormalisation(p.Name)))
        {
            weights.Add(new TensorSpec(name, layers, ParameterKind.Weight, Shape(tensor)));
            taken.Add(name);

            // The bias beside the only weight of a submodule belongs to it.
            var owner = name[..(name.LastIndexOf('.') + 1)];
            var siblings = named.Where(p => p.Name.StartsWith(owner, StringComparison.Ordinal) && !p.Name[owner.Length..].Contains('.')).ToArray();
            if (siblings.Count(static p => p.Tensor.dim() >= 2) == 1 && siblings.Where(p => p.Name == owner + "bias" && p.Tensor.dim() == 1 && p.Tensor.requires_grad).ToArray() is [var bias])
            {
                weights.Add(new TensorSpec(bias.Name, layers, ParameterKind.Bias, Shape(bias.Tensor)));
                taken.Add(bias.Name);
            }

            layers++;
        }

        foreach (var (name, tensor) in named.Where(p => !taken.Contains(p.Name)))
        {
            var kind = !tensor.requires_grad ? ParameterKind.Statistic : name.EndsWith("weight", StringComparison.Ordinal) ? ParameterKind.Scale : ParameterKind.Shift;
            others.Add(new TensorSpec(name, Math.Max(0, layers - 1), kind, Shape(tensor)));
        }

        others.AddRange(module.named_buffers().Where(static b => b.buffer.is_floating_point()).Select(b => new TensorSpec(b.name, Math.Max(0, layers - 1), ParameterKind.Statistic, Shape(b.buffer))));
        return ParameterLayout.Of(weights.Concat(others.OrderBy(static t => t.Kind == ParameterKind.Statistic)));
    }

    private static TensorShape Shape(Tensor tensor) => tensor.dim() == 0 ? new TensorShape(1) : new TensorShape([.. tensor.shape.Select(static e => checked((int)e))]);
}
