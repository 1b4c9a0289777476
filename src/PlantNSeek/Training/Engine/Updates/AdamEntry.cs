using System.Runtime.CompilerServices;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Training.Engine.Updates;

/// <summary>One step of Adam, vector by vector.</summary>
internal unsafe struct AdamEntry<TVector, TLanes> : IEntryUpdate, IVectorSink<TVector>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, float>
{
    public TVector Beta1, Beta2, Share1, Share2, Epsilon, Decay, NegativeRate, Shrink, Correction;
    public bool Decays;
    private float* _p, _m, _v, _keep, _gradient, _end;
    private nint _offset;

    public readonly bool IsPending => _gradient < _end;

    public void Aim(ParameterBlock block)
    {
        _p = block.Values.Pointer;
        _m = block.First.Pointer;
        _v = block.Second.Pointer;
        _keep = block.Keep is null ? null : block.Keep.Pointer;
    }

    public void Aim(ParameterBlock block, int offset, float* gradient, int count)
    {
        Aim(block);
        _offset = offset;
        _gradient = gradient;
        _end = gradient + count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance()
    {
        if (_gradient < _end)
        {
            Prefetching.Ahead(_p + _offset);
            Prefetching.Ahead(_m + _offset);
            Prefetching.Ahead(_v + _offset);
            Take(_offset, TLanes.Load(_gradient));
            _offset += TLanes.Count;
            _gradient += TLanes.Count;
        }
    }

    public readonly TVector Start(nint offset) => TLanes.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Take(nint offset, TVector gradient)
    {
        var g = _keep != null ? TLanes.And(gradient, TLanes.Load(_keep + offset)) : gradient;
        var p = TLanes.Load(_p + offset);
        g = TLanes.MultiplyAdd(Decay, p, g);
        var m = TLanes.MultiplyAdd(Beta1, TLanes.Load(_m + offset), TLanes.Multiply(Share1, g));
        var v = TLanes.MultiplyAdd(Beta2, TLanes.Load(_v + offset), TLanes.Multiply(TLanes.Multiply(Share2, g), g));
        TLanes.Store(_v + offset, v);
        var denominator = TLanes.MultiplyAdd(TLanes.SquareRoot(v), Correction, Epsilon);
        p = TLanes.MultiplyAdd(p, Shrink, TLanes.Divide(TLanes.Multiply(NegativeRate, m), denominator)); // by 1 it is a subtraction, bit for bit
        TLanes.Store(_m + offset, Vanishing.Gradient<TVector, TLanes>(m));
        TLanes.Store(_p + offset, Decays ? Vanishing.Parameter<TVector, TLanes>(p) : p);
    }
}
