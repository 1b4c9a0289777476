using System.Runtime.CompilerServices;
using PlantNSeek.Numerics;

namespace PlantNSeek.Training.Engine;

/// <summary>One step of Adam, entry by entry.</summary>
internal sealed unsafe class AdamUpdate<TVector, TLanes>(AdamSettings settings) : ParameterUpdate
    where TVector : struct
    where TLanes : struct, IFloatLanes<TVector>
{
    private double _power1 = 1, _power2 = 1;
    private float _rate, _correction;

    public override void BeginStep(double learningRate)
    {
        _power1 *= settings.Beta1;
        _power2 *= settings.Beta2;
        _rate = (float)(learningRate / (1 - _power1));
        _correction = (float)(1 / Math.Sqrt(1 - _power2));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Apply(ParameterBlock block, int offset, float* gradient, int count)
    {
        var beta1 = TLanes.Broadcast((float)settings.Beta1);
        var beta2 = TLanes.Broadcast((float)settings.Beta2);
        var share1 = TLanes.Broadcast((float)(1 - settings.Beta1));
        var share2 = TLanes.Broadcast((float)(1 - settings.Beta2));
        var epsilon = TLanes.Broadcast((float)settings.Epsilon);
        var decay = TLanes.Broadcast((float)settings.WeightDecay);
        var rate = TLanes.Broadcast(_rate);
        var correction = TLanes.Broadcast(_correction);
        var p = block.Values.Pointer + offset;
        var m = block.First.Pointer + offset;
        var v = block.Second.Pointer + offset;
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
            var first = TLanes.MultiplyAdd(beta1, TLanes.Load(m + i), TLanes.Multiply(share1, g));
            var second = TLanes.MultiplyAdd(beta2, TLanes.Load(v + i), TLanes.Multiply(TLanes.Multiply(share2, g), g));
            TLanes.Store(m + i, first);
            TLanes.Store(v + i, second);
            var denominator = TLanes.MultiplyAdd(TLanes.SquareRoot(second), correction, epsilon);
            TLanes.Store(p + i, TLanes.Subtract(value, TLanes.Divide(TLanes.Multiply(rate, first), denominator)));
        }
    }
}
