namespace PlantNSeek.Networks;

/// <summary>Samples with their targets: class labels or real values. A whole data set is a batch too. Never changed once made.</summary>
public sealed class Batch : ISampleSource
{
    private readonly float[] _inputs;
    private readonly int[] _labels;
    private readonly float[] _values;

    private Batch(float[] inputs, int inputWidth, int[] labels, float[] values, int outputWidth, bool isClassification)
    {
        (_inputs, InputWidth, _labels, _values, OutputWidth) = (inputs, inputWidth, labels, values, outputWidth);
        IsClassification = isClassification;
        Guard.AtLeast(inputWidth, 1);
        Guard.AtLeast(outputWidth, 1);
        Count = inputs.Length / inputWidth;
        Guard.SameLength(inputs.Length, "the inputs", Count * inputWidth, $"{Count} samples of width {inputWidth}");
    }

    /// <summary>Number of samples.</summary>
    public int Count { get; }

    /// <summary>Numbers per input.</summary>
    public int InputWidth { get; }

    /// <summary>Classes, or numbers per target value.</summary>
    public int OutputWidth { get; }

    /// <summary>Whether the targets are class labels.</summary>
    public bool IsClassification { get; }

    /// <summary>Inputs, <c>[count, inputWidth]</c> row by row.</summary>
    public ReadOnlySpan<float> Inputs => _inputs;

    /// <summary>Class of each sample, empty for a regression.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>Target values, <c>[count, outputWidth]</c> row by row, empty for a classification.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>A batch with class labels.</summary>
    /// <exception cref="ArgumentException">Counts differ, an input is not finite, or a label is not in 0 … classes - 1.</exception>
    public static Batch Classification(ReadOnlySpan<float> inputs, int inputWidth, ReadOnlySpan<int> labels, int classes)
    {
        var batch = new Batch(inputs.ToArray(), inputWidth, labels.ToArray(), [], classes, isClassification: true);
        ThrowIfNonFinite(inputs, inputWidth, "input");
        Guard.SameLength(labels.Length, "the labels", batch.Count, "the inputs");
        foreach (var label in labels)
        {
            if ((uint)label >= (uint)classes)
            {
                throw new ArgumentException($"label is {label}; there are {classes} classes", nameof(labels));
            }
        }

        return batch;
    }

    /// <summary>A batch with real target values, <c>[count, outputWidth]</c>.</summary>
    /// <exception cref="ArgumentException">Counts differ, or an input or value is not finite.</exception>
    public static Batch Regression(ReadOnlySpan<float> inputs, int inputWidth, ReadOnlySpan<float> values, int outputWidth)
    {
        var batch = new Batch(inputs.ToArray(), inputWidth, [], values.ToArray(), outputWidth, isClassification: false);
        ThrowIfNonFinite(inputs, inputWidth, "input");
        Guard.SameLength(values.Length, "the target values", batch.Count * outputWidth, $"{batch.Count} samples of width {outputWidth}");
        ThrowIfNonFinite(values, outputWidth, "value");
        return batch;
    }

    /// <summary>The samples at the given positions, in that order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A position is not one of the samples.</exception>
    public Batch Take(ReadOnlySpan<int> positions)
    {
        var inputs = new float[positions.Length * InputWidth];
        var labels = new int[IsClassification ? positions.Length : 0];
        var values = new float[IsClassification ? 0 : positions.Length * OutputWidth];
        Copy(positions, inputs, labels, values);
        return new Batch(inputs, InputWidth, labels, values, OutputWidth, IsClassification);
    }

    /// <inheritdoc/>
    public void Take(ReadOnlySpan<int> samples, int epoch, SampleBuffer into)
    {
        ArgumentNullException.ThrowIfNull(into);
        Copy(samples, into.Inputs, into.Labels, into.Values);
    }

    /// <summary>Samples <paramref name="start"/> … <paramref name="start"/> + <paramref name="count"/> - 1.</summary>
    public Batch Slice(int start, int count)
    {
        var positions = new int[count];
        for (var i = 0; i < count; i++)
        {
            positions[i] = start + i;
        }

        return Take(positions);
    }

    private void Copy(ReadOnlySpan<int> positions, Span<float> inputs, Span<int> labels, Span<float> values)
    {
        for (var i = 0; i < positions.Length; i++)
        {
            Inputs.Slice(positions[i] * InputWidth, InputWidth).CopyTo(inputs[(i * InputWidth)..]);
            if (IsClassification)
            {
                labels[i] = _labels[positions[i]];
            }
            else
            {
                Values.Slice(positions[i] * OutputWidth, OutputWidth).CopyTo(values[(i * OutputWidth)..]);
            }
        }
    }

    private static void ThrowIfNonFinite(ReadOnlySpan<float> numbers, int width, string what)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!float.IsFinite(numbers[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"{what} {i % width} of sample {i / width} is {numbers[i]}; it must be finite"));
            }
        }
    }
}
