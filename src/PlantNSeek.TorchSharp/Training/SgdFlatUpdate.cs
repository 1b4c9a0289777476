using PlantNSeek.Networks;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Tensors;
using PlantNSeek.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Training;

/// <summary>The formulas of <see cref="SgdSettings"/>.</summary>
internal sealed class SgdFlatUpdate : FlatUpdate
{
    private readonly SgdSettings _settings;
    private readonly Tensor? _momentum;
    private readonly Scalar _decay, _share;

    public SgdFlatUpdate(SgdSettings settings, FlatModule module, Mask mask, float[]? raw)
        : base(module, mask, raw)
    {
        (_settings, _decay, _share) = (settings, settings.WeightDecay.ToScalar(), settings.Momentum.ToScalar());
        _momentum = settings.Momentum > 0 ? NewState() : null;
    }

    private protected override IEnumerable<Tensor> State => _momentum is null ? [] : [_momentum];

    private protected override void Follow(Tensor gradient, double rate)
    {
        using var step = (-rate).ToScalar();
        if (_settings.WeightDecay > 0)
        {
            gradient.add_(Raw, _decay);
        }

        if (_momentum is not null)
        {
            _momentum.mul_(_share).add_(gradient, Held.One);
            if (!_settings.Nesterov)
            {
                Raw.add_(_momentum, step);
                return;
            }

            gradient.add_(_momentum, _share);
        }

        Raw.add_(gradient, step);
    }
}
