using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Tests.Modules;

/// <summary>Modules as users write them.</summary>
internal static class UserModules
{
    /// <summary>Images of 2x6x6 in three classes, as a Sequential with one inside.</summary>
    public static Sequential Sequential() => nn.Sequential(
        ("features", nn.Sequential(("conv", nn.Conv2d(2, 4, 3, padding: 1, bias: false)), ("bn", nn.BatchNorm2d(4)), ("act", nn.ReLU()), ("pool", nn.MaxPool2d(2)))),
        ("flat", nn.Flatten()), ("drop", nn.Dropout(0)), ("fc", nn.Linear(36, 3)));

    /// <summary>Two branches whose outputs are multiplied: no graph shows that.</summary>
    public sealed class TwoBranches : nn.Module<Tensor, Tensor>
    {
        private readonly nn.Module<Tensor, Tensor> _left = nn.Conv2d(2, 3, 3, padding: 1);
        private readonly nn.Module<Tensor, Tensor> _right = nn.Conv2d(2, 3, 3, padding: 1);
        private readonly BatchNorm2d _norm = nn.BatchNorm2d(3);
        private readonly LayerNorm _layerNorm = nn.LayerNorm(3);
        private readonly nn.Module<Tensor, Tensor> _head = nn.Linear(3, 3);
        private readonly Parameter _mixing = new(torch.ones(3, 3));
        private readonly Parameter _frozen = new(torch.ones(2), requires_grad: false);

        public TwoBranches()
            : base("two-branches") => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            var product = _norm.forward(_left.forward(input)).mul(_right.forward(input).sigmoid());
            return _head.forward(_layerNorm.forward(product.mean([2, 3])).matmul(_mixing));
        }
    }

    /// <summary>Two layers with one weight.</summary>
    public sealed class Tied : nn.Module<Tensor, Tensor>
    {
        private readonly Linear _first = nn.Linear(3, 3);
        private readonly Linear _second = nn.Linear(3, 3);

        public Tied()
            : base("tied")
        {
            _second.weight = _first.weight!;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => _second.forward(_first.forward(input));
    }
}
