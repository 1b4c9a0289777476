using System.Runtime.CompilerServices;
using PlantNSeek.Numerics;

namespace PlantNSeek.Training.Engine;

/// <summary>One step of stochastic gradient descent, entry by entry.</summary>
internal sealed unsafe class SgdUpdate<TVector, TLanes>(SgdSettings settings) : ParameterUpdate
    where TVector : struct
    where TLanes : struct, IFloatLanes<TVector>
{
    private float _rate;

    public override void BeginStep(double learningRate) => _rate = (float)-learningRate;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Apply(ParameterBlock block, int offset, float* gradient, int count)
    {
        var decay = TLanes.Broadcast((float)settings.WeightDecay);
        var momentum = TLanes.Broadcast((float)settings.Momentum);
        var rate = TLanes.Broadcast(_rate);
        var p = block.Values.Pointer + offset;
        var b = block.First.Pointer + offset;
        var keep = block.Keep is null ? null : block.Keep.Pointer + offset;
        for (var i = 0; i < count; i += TLanes.Count)
        {
            var g = TLanes.Load(gradient + i);
            if (keep != null)
            {
                g = TLanes.And(g, TLanes.Load(keep + i));
            }

            var value = TLanes.Load(p + i);
            g = TLanes.MultiplyAdd(decay, value, g);
            var buffer = TLanes.MultiplyAdd(momentum, TLanes.Load(b + i), g);
            TLanes.Store(b + i, buffer);
            var direction = settings.Nesterov ? TLanes.MultiplyAdd(momentum, buffer, g) : buffer;
            TLanes.Store(p + i, TLanes.MultiplyAdd(rate, direction, value));
        }
    }
}
