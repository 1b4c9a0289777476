using System.Runtime.CompilerServices;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Training.Engine.Updates;

/// <summary>One step of stochastic gradient descent, vector by vector.</summary>
internal unsafe struct SgdEntry<TVector, TLanes> : IEntryUpdate, IVectorSink<TVector>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, float>
{
    public float Decay, Momentum, NegativeRate;
    public bool Nesterov;
    private float* _p, _buffer, _keep, _gradient, _end;
    private nint _offset;

    public readonly bool IsPending => _gradient < _end;

    public void Aim(ParameterBlock block)
    {
        _p = block.Values.Pointer;
        _buffer = block.First.Pointer;
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
            Prefetching.Ahead(_buffer + _offset);
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
        g = TLanes.MultiplyAdd(TLanes.Broadcast(Decay), p, g);
        var direction = TLanes.MultiplyAdd(TLanes.Broadcast(Momentum), TLanes.Load(_buffer + offset), g);
        TLanes.Store(_buffer + offset, Vanishing.Gradient<TVector, TLanes>(direction));
        if (Nesterov)
        {
            direction = TLanes.MultiplyAdd(TLanes.Broadcast(Momentum), direction, g);
        }

        p = TLanes.MultiplyAdd(TLanes.Broadcast(NegativeRate), direction, p);
        TLanes.Store(_p + offset, Decay > 0 ? Vanishing.Parameter<TVector, TLanes>(p) : p);
    }
}
