using System.Runtime.CompilerServices;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Training.Engine.Updates;

/// <summary>What happens to parameters once a piece of their gradient is known.</summary>
internal abstract unsafe class ParameterUpdate
{
    /// <summary>Called once before the pieces of a step.</summary>
    public abstract void BeginStep(double learningRate);

    /// <summary>Takes the gradient of <paramref name="count"/> slots from <paramref name="offset"/> on; both are multiples of 16.</summary>
    public abstract void Apply(ParameterBlock block, int offset, float* gradient, int count);

    /// <summary>Computes the gradient of a full matrix stripe by stripe and takes each stripe while the next is computed.</summary>
    /// <param name="block">Parameters with the layout of the result.</param>
    /// <param name="outer">The operands, without result.</param>
    /// <param name="stripes">Room for two stripes of <see cref="StripeRows"/> rows: the gradient never leaves the cache. Null where zeros are skipped.</param>
    public abstract void ApplyOuter(ParameterBlock block, Outer<float> outer, AlignedBuffer<float>? stripes);

    /// <summary>Rows of a stripe.</summary>
    public const int StripeRows = 4;
}

/// <summary>The same for one kind of update and one vector type.</summary>
internal abstract unsafe class ParameterUpdate<TVector, TLanes, TEntry> : ParameterUpdate
    where TVector : struct
    where TLanes : struct, ILanes<TVector, float>
    where TEntry : struct, IEntryUpdate, IVectorSink<TVector>
{
    /// <summary>Holds the constants of the step.</summary>
    protected TEntry Entry;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Apply(ParameterBlock block, int offset, float* gradient, int count)
    {
        var entry = Entry;
        entry.Aim(block, offset, gradient, count);
        Finish(ref entry);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void ApplyOuter(ParameterBlock block, Outer<float> outer, AlignedBuffer<float>? stripes)
    {
        var entry = Entry;
        if (outer.SkipsZeros)
        {
            entry.Aim(block);
            SkippingOuter<TVector, float, TLanes>.Run(outer, null, ref entry);
            return;
        }

        var (rows, stride, deltas) = (outer.Rows, (int)outer.ResultStride, (nint)outer.Deltas);
        for (var row = 0; row < rows; row += StripeRows)
        {
            outer.Rows = Math.Min(StripeRows, rows - row);
            outer.Deltas = (float*)deltas + (row * outer.DeltaStride);
            outer.Result = stripes!.Pointer + ((row / StripeRows & 1) * StripeRows * stride);
            OuterKernel<TVector, float, TLanes>.Run(outer, ref entry);
            Finish(ref entry);
            entry.Aim(block, row * stride, outer.Result, outer.Rows * stride);
        }

        Finish(ref entry);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(ref TEntry entry)
    {
        while (entry.IsPending)
        {
            entry.Advance();
        }
    }
}
