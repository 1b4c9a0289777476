namespace PlantNSeek.Networks;

/// <summary>Room for the samples of a step, used again and again.</summary>
/// <param name="source">Whose samples it holds.</param>
/// <param name="capacity">The most samples at a time.</param>
public sealed class SampleBuffer(ISampleSource source, int capacity)
{
    private readonly float[] _inputs = new float[(source ?? throw new ArgumentNullException(nameof(source))).InputWidth * capacity];
    private readonly int[] _labels = new int[source.IsClassification ? capacity : 0];
    private readonly float[] _values = new float[source.IsClassification ? 0 : source.OutputWidth * capacity];

    /// <summary>The most samples at a time.</summary>
    public int Capacity => capacity;

    /// <summary>Inputs, <c>[capacity, inputWidth]</c> row by row.</summary>
    public Span<float> Inputs => _inputs;

    /// <summary>Class of each sample, empty for a regression.</summary>
    public Span<int> Labels => _labels;

    /// <summary>Target values, <c>[capacity, outputWidth]</c> row by row, empty for a classification.</summary>
    public Span<float> Values => _values;
}
