using System.Runtime.CompilerServices;
using PlantNSeek.Numerics;

namespace PlantNSeek.Training.Engine;

/// <summary>One step of stochastic gradient descent, vector by vector.</summary>
internal unsafe struct SgdEntry<TVector, TLanes> : IEntryUpdate
    where TVector : struct
    where TLanes : struct, ILanes<TVector, float>
{
    public float Decay, Momentum, NegativeRate;
    public bool Nesterov;
    private float* _p, _buffer, _keep, _gradient, _end;

    public readonly bool IsPending => _gradient < _end;

    public void Aim(ParameterBlock block, int offset, float* gradient, int count)
    {
        _p = block.Values.Pointer + offset;
        _buffer = block.First.Pointer + offset;
        _keep = block.Keep is null ? null : block.Keep.Pointer + offset;
        _gradient = gradient;
        _end = gradient + count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance()
    {
        if (_gradient >= _end)
        {
            return;
        }

        var g = TLanes.Load(_gradient);
        if (_keep != null)
        {
            g = TLanes.And(g, TLanes.Load(_keep));
            _keep += TLanes.Count;
        }

        Prefetching.Ahead(_p);
        Prefetching.Ahead(_buffer);
        var p = TLanes.Load(_p);
        g = TLanes.MultiplyAdd(TLanes.Broadcast(Decay), p, g);
        var direction = TLanes.MultiplyAdd(TLanes.Broadcast(Momentum), TLanes.Load(_buffer), g);
        TLanes.Store(_buffer, direction);
        if (Nesterov)
        {
            direction = TLanes.MultiplyAdd(TLanes.Broadcast(Momentum), direction, g);
        }

        TLanes.Store(_p, TLanes.MultiplyAdd(TLanes.Broadcast(NegativeRate), direction, p));
        _p += TLanes.Count;
        _buffer += TLanes.Count;
        _gradient += TLanes.Count;
    }
}
