using System.Runtime.CompilerServices;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Training.Engine.Updates;

/// <summary>Follows the gradient by an optimiser's rule, vector by vector.</summary>
internal unsafe struct FollowingEntry<TVector, TLanes, TRule> : IEntryUpdate, IVectorSink<TVector>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, float>
    where TRule : struct, IUpdateRule<TVector>
{
    public TRule Rule;
    private float* _p, _first, _second, _keep, _gradient, _end;
    private nint _offset;

    public readonly bool IsPending => _gradient < _end;

    public void Aim(ParameterBlock block)
    {
        _p = block.Values.Pointer;
        _first = block.First.Pointer;
        _second = block.Second.Pointer;
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
            Prefetching.Ahead(_first + _offset);
            if (TRule.HasSecond)
            {
                Prefetching.Ahead(_second + _offset);
            }

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
        TLanes.Store(_p + offset, Rule.Follow(TLanes.Load(_p + offset), g, _first + offset, _second + offset));
    }
}
