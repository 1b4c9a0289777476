using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Experiments.Spiral;

/// <summary>
/// A network with one output, trained as a logit of the second of two classes. The softmax over (0, z) is the logistic function of z,
/// so the cross entropy of a network with two outputs, the first of which has no weights, is exactly the logistic loss; its
/// derivatives by the parameters that exist are those of the one-output network. No loss of its own is needed, and pruners count the
/// parameters of the one output only.
/// </summary>
public sealed class LogitNetwork : NetworkDecorator
{
    private readonly ManagedNetwork _double;
    private readonly int _hidden, _start;

    /// <param name="architecture">The widths; one output.</param>
    /// <exception cref="ArgumentException">The output is not one wide.</exception>
    public LogitNetwork(Architecture architecture)
        : base(new ManagedNetwork(architecture))
    {
        if (architecture.OutputWidth != 1)
        {
            throw new ArgumentException($"the output of {architecture} is {architecture.OutputWidth} wide; a logit is 1 wide", nameof(architecture));
        }

        Architecture = architecture;
        _double = new ManagedNetwork(new Architecture([.. architecture.Widths[..^1], 2]));
        (_hidden, _start) = (architecture.Widths[^2], architecture.Layout.Weight(architecture.LayerCount - 1).Offset);
    }

    /// <summary>The widths, with one output.</summary>
    public Architecture Architecture { get; }

    /// <summary>The network with two outputs.</summary>
    public Architecture TwoClasses => _double.Architecture;

    /// <summary>The same network with two outputs: whatever belongs to the first of them is 0.</summary>
    public T[] Widen<T>(ReadOnlySpan<T> values)
        where T : struct
    {
        var wide = new T[_double.Layout.Count];
        values[.._start].CopyTo(wide);
        values.Slice(_start, _hidden).CopyTo(wide.AsSpan(_start + _hidden));
        wide[^1] = values[^1];
        return wide;
    }

    /// <summary>The part of a buffer of the network with two outputs that belongs to this one.</summary>
    public void Narrow<T>(ReadOnlySpan<T> wide, Span<T> values)
        where T : struct
    {
        wide[.._start].CopyTo(values);
        wide.Slice(_start + _hidden, _hidden).CopyTo(values[_start..]);
        values[^1] = wide[^1];
    }

    /// <summary>The mask of the network with two outputs: nothing of the first of them is kept.</summary>
    public Mask Widen(Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return Mask.FromBits(Widen<bool>([.. Enumerable.Range(0, mask.Length).Select(i => mask[i])]));
    }

    /// <inheritdoc/>
    /// <remarks>The batch has two classes, the loss is the cross entropy.</remarks>
    public override double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient)
    {
        var wide = new double[_double.Layout.Count];
        var value = _double.LossAndGradient(Widen(parameters), batch, loss, wide);
        Narrow<double>(wide, gradient);
        return value;
    }

    /// <inheritdoc/>
    /// <remarks>The batch has two classes, the loss is the cross entropy.</remarks>
    public override void HessianVectorProduct(
        ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product)
    {
        var wide = new double[_double.Layout.Count];
        _double.HessianVectorProduct(Widen(parameters), batch, loss, Widen(direction), wide);
        Narrow<double>(wide, product);
    }
}
