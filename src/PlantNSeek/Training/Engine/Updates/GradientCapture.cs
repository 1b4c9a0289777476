using System.Runtime.CompilerServices;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Training.Engine.Updates;

/// <summary>Keeps the gradient instead of following it.</summary>
internal sealed class GradientCapture<TVector, TLanes> : ParameterUpdate<TVector, TLanes, GradientEntry<TVector, TLanes>>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, float>
{
    public override void BeginStep(double learningRate)
    {
    }
}

/// <summary>Copies the gradient, vector by vector.</summary>
internal unsafe struct GradientEntry<TVector, TLanes> : IEntryUpdate, IVectorSink<TVector>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, float>
{
    private float* _target, _gradient, _end;

    public readonly bool IsPending => _gradient < _end;

    public void Aim(ParameterBlock block) => _target = block.EnsureGradient().Pointer;

    public readonly TVector Start(nint offset) => TLanes.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Take(nint offset, TVector gradient) => TLanes.Store(_target + offset, gradient);

    public void Aim(ParameterBlock block, int offset, float* gradient, int count)
    {
        _target = block.EnsureGradient().Pointer + offset;
        _gradient = gradient;
        _end = gradient + count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance()
    {
        if (_gradient < _end)
        {
            TLanes.Store(_target, TLanes.Load(_gradient));
            _target += TLanes.Count;
            _gradient += TLanes.Count;
        }
    }
}
