using PlantNSeek.Contracts.Plain;
using PlantNSeek.Networks;
using PlantNSeek.Testing.Running;

namespace PlantNSeek.Contracts.Defects;

internal sealed class MomentumMovesMasked : IDefect
{
    // The optimiser has seen the dense network's gradients; masking later gradients does not take back the momentum.
    public ContractRun Run
    {
        get
        {
            return Trial.Trainer((graph, parameters, mask, data, loss, random) =>
            {
                var steps = 0;
                return new PlainTrainer
                {
                    OnGradient = (m, gradient) => (steps++ == 0 ? Mask.All(m.Length) : m).ApplyTo(gradient.AsSpan()),
                    OnStep = static (_, _) => { },
                }.Train(graph, parameters, mask, data, loss, random);
            });
        }
    }
}

internal sealed class WeightDecayMovesMasked : IDefect
{
    public ContractRun Run => Trial.Trainer(new PlainTrainer { Start = static (_, _) => { }, OnStep = static (_, _) => { } }.Train);
}
