using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Tests.Modules;

/// <summary>A linear layer of three inputs and three outputs, and what a user may do with its outputs.</summary>
internal sealed class OddModule : nn.Module<Tensor, Tensor>
{
    private readonly Linear _linear = nn.Linear(3, 3);
    private readonly Func<OddModule, Tensor, Tensor> _then;

    // In a list, so that TorchSharp does not register it.
    private readonly List<Tensor> _factor = [ones(3)];

    public OddModule(Func<OddModule, Tensor, Tensor> then)
        : base("odd")
    {
        _then = then;
        RegisterComponents();
    }

    public Tensor Factor => _factor[0];

    public override Tensor forward(Tensor input) => _then(this, _linear.forward(input));
}

/// <summary>A Sequential whose outputs go through a function that no reader of its parts sees.</summary>
internal sealed class SquashedSequential() : Sequential(("a", nn.Linear(3, 4)), ("b", nn.ReLU()), ("c", nn.Linear(4, 3)))
{
    public override Tensor forward(Tensor input) => base.forward(input).sigmoid();
}
