using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Modules;

/// <summary>What must be known of a user's module before it is used, and what it must not do.</summary>
internal static class ModuleFacts
{
    /// <summary>The name that a module was given; of one of TorchSharp's own its type's.</summary>
    public static string NameOf(nn.Module module) => module.GetName() is var name && name.StartsWith("torch::", StringComparison.Ordinal) ? module.GetType().Name : name;

    /// <summary>Its parameters and buffers by name.</summary>
    public static IEnumerable<(string Name, Tensor Tensor)> NamedTensors(this nn.Module module) =>
        module.named_parameters().Select(static p => (p.name, (Tensor)p.parameter)).Concat(module.named_buffers().Select(static b => (b.name, b.buffer)));

    /// <summary>Whether a tensor belongs to a submodule of a type.</summary>
    public static Func<string, bool> OwnedBy(nn.Module module, Func<nn.Module, bool> type)
    {
        string[] owners = [.. module.named_modules().Where(m => type(m.module)).Select(static m => $"{m.name}.")];
        return name => owners.Any(owner => name.StartsWith(owner, StringComparison.Ordinal));
    }

    /// <summary>Numbers that it gives for a sample.</summary>
    /// <exception cref="ArgumentException">It cannot read such samples, or gives no vector for each.</exception>
    /// <exception cref="NotSupportedException">It draws random numbers, or shares a parameter.</exception>
    public static int OutputWidth(nn.Module<Tensor, Tensor> module, ReadOnlySpan<long> sampleShape)
    {
        ThrowIfUnrepeatable(module);
        var shape = $"[{string.Join(", ", sampleShape.ToArray())}]";
        if (sampleShape.Length == 0 || sampleShape.ToArray().Any(static extent => extent < 1))
        {
            throw new ArgumentException($"the extents of a sample are {shape}; there is at least one, and each is at least 1", nameof(sampleShape));
        }

        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        module.eval();
        Tensor outputs;
        try
        {
            outputs = module.forward(zeros([2, .. sampleShape], float32));
        }
        catch (Exception exception) when (exception is ExternalException or ArgumentException or InvalidOperationException)
        {
            throw new ArgumentException($"{NameOf(module)} cannot read samples of {shape}: {exception.Message.Split('\n')[0]}", nameof(sampleShape), exception);
        }

        ThrowIfDrawing(module, [2, .. sampleShape]);
        return outputs.dim() == 2 && outputs.shape[0] == 2
            ? (int)outputs.shape[1]
            : throw new ArgumentException($"{NameOf(module)} gives [{string.Join(", ", outputs.shape)}] for 2 samples of {shape}; it must give a vector for each, [2, out]", nameof(sampleShape));
    }

    // Whatever draws without a submodule that says so.
    private static void ThrowIfDrawing(nn.Module<Tensor, Tensor> module, long[] shape)
    {
        using var state = new GeneratorState();
        module.train();
        module.forward(ones(shape, float32));
        if (state.HasMoved)
        {
            throw new NotSupportedException($"the forward of {NameOf(module)} draws from libtorch's own generator when it is trained, so that no result could be repeated; leave dropout out of it");
        }
    }

    private static void ThrowIfUnrepeatable(nn.Module module)
    {
        foreach (var (name, child) in module.named_modules())
        {
            if (Drawn(child) > 0)
            {
                throw new NotSupportedException($"{name}, a {child.GetType().Name}, draws from libtorch's own generator, so that no result could be repeated; leave it out, or give it a probability of 0");
            }
        }

        var handles = new Dictionary<IntPtr, string>();
        foreach (var (owner, child) in module.named_modules())
        {
            foreach (var (name, parameter) in child.named_parameters(false))
            {
                if (!handles.TryAdd(parameter.Handle, $"{owner}.{name}"))
                {
                    throw new NotSupportedException($"{owner}.{name} and {handles[parameter.Handle]} are one parameter; each must be one of its own");
                }
            }
        }
    }

    private static double Drawn(nn.Module module) => module switch
    {
        Dropout d => d.p,
        Dropout1d d => d.p,
        Dropout2d d => d.p,
        Dropout3d d => d.p,
        AlphaDropout d => d.p,
        FeatureAlphaDropout d => d.p,
        RReLU => 1,
        _ => 0,
    };
}
