using PlantNSeek.Networks;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Tensors;
using PlantNSeek.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Training;

/// <summary>The formulas of <see cref="AdamSettings"/>.</summary>
internal sealed class AdamFlatUpdate : FlatUpdate
{
    private readonly AdamSettings _settings;
    private readonly Tensor _first, _second;
    private readonly Scalar _decay, _beta1, _beta2, _share1, _share2, _epsilon;
    private double _power1 = 1, _power2 = 1;

    public AdamFlatUpdate(AdamSettings settings, FlatModule module, Mask mask)
        : base(module, mask, null)
    {
        _settings = settings;
        (_decay, _epsilon) = (settings.WeightDecay.ToScalar(), settings.Epsilon.ToScalar());
        (_beta1, _share1) = (settings.Beta1.ToScalar(), (1 - settings.Beta1).ToScalar());
        (_beta2, _share2) = (settings.Beta2.ToScalar(), (1 - settings.Beta2).ToScalar());
        (_first, _second) = (NewState(), NewState());
    }

    private protected override IEnumerable<Tensor> State => [_first, _second];

    public override void ContinueFrom(FlatUpdate other)
    {
        base.ContinueFrom(other);
        (_power1, _power2) = (((AdamFlatUpdate)other)._power1, ((AdamFlatUpdate)other)._power2);
    }

    private protected override void Follow(Tensor gradient, double rate)
    {
        _power1 *= _settings.Beta1;
        _power2 *= _settings.Beta2;
        using var step = (-rate / (1 - _power1)).ToScalar();
        using var correction = Math.Sqrt(1 - _power2).ToScalar();
        if (_settings is { Decoupled: true, WeightDecay: > 0 })
        {
            using var shrink = (1 - (rate * _settings.WeightDecay)).ToScalar();
            Raw.mul_(shrink);
        }
        else if (_settings.WeightDecay > 0)
        {
            gradient.add_(Raw, _decay);
        }

        _first.mul_(_beta1).add_(gradient, _share1);
        _second.mul_(_beta2).addcmul_(gradient, gradient, _share2);
        Raw.addcdiv_(_first, _second.sqrt().div_(correction).add_(_epsilon, Held.One), step);
    }
}
