using System.Runtime.CompilerServices;
using PlantNSeek.Numerics;

namespace PlantNSeek.Training.Engine;

/// <summary>One step of Adam, vector by vector.</summary>
internal unsafe struct AdamEntry<TVector, TLanes> : IEntryUpdate
    where TVector : struct
    where TLanes : struct, ILanes<TVector, float>
{
    public float Beta1, Beta2, Share1, Share2, Epsilon, Decay, Rate, Correction;
    private float* _p, _m, _v, _keep, _gradient, _end;

    public readonly bool IsPending => _gradient < _end;

    public void Aim(ParameterBlock block, int offset, float* gradient, int count)
    {
        _p = block.Values.Pointer + offset;
        _m = block.First.Pointer + offset;
        _v = block.Second.Pointer + offset;
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
        Prefetching.Ahead(_m);
        Prefetching.Ahead(_v);
        var p = TLanes.Load(_p);
        g = TLanes.MultiplyAdd(TLanes.Broadcast(Decay), p, g);
        var m = TLanes.MultiplyAdd(TLanes.Broadcast(Beta1), TLanes.Load(_m), TLanes.Multiply(TLanes.Broadcast(Share1), g));
        var v = TLanes.MultiplyAdd(TLanes.Broadcast(Beta2), TLanes.Load(_v), TLanes.Multiply(TLanes.Multiply(TLanes.Broadcast(Share2), g), g));
        TLanes.Store(_m, m);
        TLanes.Store(_v, v);
        var denominator = TLanes.MultiplyAdd(TLanes.SquareRoot(v), TLanes.Broadcast(Correction), TLanes.Broadcast(Epsilon));
        TLanes.Store(_p, TLanes.Subtract(p, TLanes.Divide(TLanes.Multiply(TLanes.Broadcast(Rate), m), denominator)));
        _p += TLanes.Count;
        _m += TLanes.Count;
        _v += TLanes.Count;
        _gradient += TLanes.Count;
    }
}
