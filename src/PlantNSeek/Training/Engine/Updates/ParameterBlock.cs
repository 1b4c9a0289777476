using PlantNSeek.Networks;
using PlantNSeek.Numerics.Kernels;

namespace PlantNSeek.Training.Engine.Updates;

/// <summary>Some parameters of a network in the order in which they are computed, with their optimiser's state and padding.</summary>
internal sealed unsafe class ParameterBlock
{
    private readonly int[] _flat;

    /// <param name="flat">Index in the network's buffer of each slot, -1 for padding; the length is a multiple of 16.</param>
    public ParameterBlock(int[] flat)
    {
        _flat = flat;
        Values = new AlignedBuffer<float>(flat.Length);
        First = new AlignedBuffer<float>(flat.Length);
        Second = new AlignedBuffer<float>(flat.Length);
    }

    public int Length => _flat.Length;

    public AlignedBuffer<float> Values { get; }

    /// <summary>The first moment, or the momentum.</summary>
    public AlignedBuffer<float> First { get; }

    /// <summary>The second moment.</summary>
    public AlignedBuffer<float> Second { get; }

    /// <summary>All bits set where the gradient counts, none where it is masked; null where none is masked.</summary>
    public AlignedBuffer<float>? Keep { get; private set; }

    /// <summary>The last gradient, where one was asked for.</summary>
    public AlignedBuffer<float>? Gradient { get; private set; }

    /// <summary>Fills the values with the kept parameters, masked ones and padding with +0.</summary>
    public void Load(ReadOnlySpan<float> parameters, Mask mask)
    {
        for (var slot = 0; slot < Length; slot++)
        {
            var index = _flat[slot];
            if (index >= 0 && mask[index])
            {
                Values.Pointer[slot] = parameters[index];
            }
            else if (index >= 0)
            {
                Keep ??= NewKeep();
                Keep.Pointer[slot] = 0;
            }
        }
    }

    /// <summary>Fills the values with raw parameters, masked or not.</summary>
    public void LoadRaw(ReadOnlySpan<float> parameters)
    {
        for (var slot = 0; slot < Length; slot++)
        {
            Values.Pointer[slot] = _flat[slot] >= 0 ? parameters[_flat[slot]] : 0;
        }
    }

    public AlignedBuffer<float> EnsureGradient() => Gradient ??= new AlignedBuffer<float>(Length);

    /// <summary>Copies one of the buffers to the network's flat order, leaving masked entries alone.</summary>
    public void CopyTo(AlignedBuffer<float> from, Span<float> flat)
    {
        for (var slot = 0; slot < Length; slot++)
        {
            if (_flat[slot] >= 0 && (Keep is null || BitConverter.SingleToInt32Bits(Keep.Pointer[slot]) != 0))
            {
                flat[_flat[slot]] = from.Pointer[slot];
            }
        }
    }

    /// <summary>Fills the optimiser's state of kept entries from the network's flat order.</summary>
    public void LoadState(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        for (var slot = 0; slot < Length; slot++)
        {
            if (_flat[slot] >= 0 && (Keep is null || BitConverter.SingleToInt32Bits(Keep.Pointer[slot]) != 0))
            {
                First.Pointer[slot] = first[_flat[slot]];
                Second.Pointer[slot] = second[_flat[slot]];
            }
        }
    }

    /// <summary>Index in the network's buffer of the first parameter that is not finite, with its name, or null.</summary>
    public (string What, int Index)? FirstNonFinite() =>
        FirstNonFinite(Values, "parameter") ?? FirstNonFinite(First, "optimiser state of") ?? FirstNonFinite(Second, "optimiser state of");

    private (string What, int Index)? FirstNonFinite(AlignedBuffer<float> buffer, string what)
    {
        for (var slot = 0; slot < Length; slot++)
        {
            if (_flat[slot] >= 0 && !float.IsFinite(buffer.Pointer[slot]))
            {
                return (what, _flat[slot]);
            }
        }

        return null;
    }

    private AlignedBuffer<float> NewKeep()
    {
        var keep = new AlignedBuffer<float>(Length);
        keep.Span.Fill(BitConverter.Int32BitsToSingle(-1));
        return keep;
    }
}
