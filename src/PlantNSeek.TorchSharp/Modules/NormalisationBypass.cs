using PlantNSeek.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Modules;

/// <summary>
/// Makes every BatchNorm of a module give what it is given, until it is disposed. In a definition's module it is left out; in any other it is set so:
/// mean 0, variance 1 - epsilon, scale 1, shift 0, which the next loading of parameters overwrites.
/// </summary>
internal sealed class NormalisationBypass : IDisposable
{
    private readonly nn.Module _module;

    private NormalisationBypass(nn.Module module) => _module = module;

    public static NormalisationBypass Of(nn.Module module)
    {
        if (module is DefinitionModule definition)
        {
            definition.PassesNormalisations = true;
            return new NormalisationBypass(module);
        }

        using var untracked = no_grad();
        foreach (var norm in module.modules().OfType<BatchNorm>())
        {
            if (norm.running_var is null)
            {
                throw new NotSupportedException("a BatchNorm without running statistics (track_running_stats: false) normalises one sample by itself, so that no flow passes it");
            }

            using var variance = (1 - norm.eps).ToScalar();
            norm.running_mean!.zero_();
            norm.running_var.fill_(variance);
            norm.weight?.copy_(ones_like(norm.weight));
            norm.bias?.zero_();
        }

        return new NormalisationBypass(module);
    }

    /// <summary>A flow that passes normalisations by does not depend on their scales and shifts.</summary>
    public void Clear(ParameterLayout layout, Span<double> gradient)
    {
        if (_module is not DefinitionModule)
        {
            var isNormalisation = ModuleFacts.OwnedBy(_module, static m => m is BatchNorm);
            foreach (var slice in layout.Slices)
            {
                if (isNormalisation(slice.Name))
                {
                    gradient.Slice(slice.Offset, slice.Length).Clear();
                }
            }
        }
    }

    public void Dispose()
    {
        if (_module is DefinitionModule definition)
        {
            definition.PassesNormalisations = false;
        }
    }
}
