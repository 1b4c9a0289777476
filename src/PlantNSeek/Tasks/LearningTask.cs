using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Tasks.Targets;

namespace PlantNSeek.Tasks;

/// <summary>
/// A task whose truth is known: inputs uniform on [-1, 1], labels from a formula, and a hand-built sparse network that solves it
/// (Fischer and Burkholz, Plant 'n' Seek, section 4).
/// </summary>
public abstract class LearningTask
{
    /// <summary>The smallest depth of a target: input, one hidden and the output layer of neurons.</summary>
    public const int SmallestDepth = TargetBuilder.SmallestDepth;

    private protected LearningTask(string name, int inputWidth, int outputWidth, bool isClassification) =>
        (Name, InputWidth, OutputWidth, IsClassification) = (name, inputWidth, outputWidth, isClassification);

    /// <summary>Name in lower case, such as <c>circle</c>.</summary>
    public string Name { get; }

    /// <summary>Numbers per input.</summary>
    public int InputWidth { get; }

    /// <summary>Classes, or numbers per target value.</summary>
    public int OutputWidth { get; }

    /// <summary>Whether the targets are class labels.</summary>
    public bool IsClassification { get; }

    /// <summary>
    /// The noise-free values of a regression, or the class probabilities of a classification (their largest entry is the label).
    /// </summary>
    /// <exception cref="ArgumentException">The input has another width.</exception>
    public double[] TrueOutputs(params ReadOnlySpan<double> input)
    {
        Guard.SameLength(input.Length, "the input", InputWidth, $"an input of the task {Name}");
        return OutputsOf(input);
    }

    /// <summary>The noise-free class of an input.</summary>
    /// <exception cref="ArgumentException">The input has another width.</exception>
    /// <exception cref="InvalidOperationException">The task is a regression.</exception>
    public int TrueLabel(params ReadOnlySpan<double> input)
    {
        Guard.SameLength(input.Length, "the input", InputWidth, $"an input of the task {Name}");
        return ClassesOf(input).Best;
    }

    /// <summary>The second-best class of an input, which a noisy label takes.</summary>
    /// <inheritdoc cref="TrueLabel"/>
    public int SecondBestLabel(params ReadOnlySpan<double> input)
    {
        Guard.SameLength(input.Length, "the input", InputWidth, $"an input of the task {Name}");
        return ClassesOf(input).Second;
    }

    /// <summary>The hand-built sparse network that solves the task.</summary>
    /// <param name="depth">Layers of neurons, input and output included, at least <see cref="SmallestDepth"/>.</param>
    /// <param name="form">As published, or without edges of rounding noise.</param>
    /// <exception cref="ArgumentOutOfRangeException">The depth is below <see cref="SmallestDepth"/>.</exception>
    public abstract DoubleNetwork Target(int depth, TargetForm form = TargetForm.Published);

    /// <summary>
    /// Samples with labels. Inputs are drawn first, as floats, and labels computed in double from those floats, so the inputs do
    /// not depend on the noise.
    /// </summary>
    /// <param name="count">Number of samples, at least 1.</param>
    /// <param name="noise">Classification: probability that a label becomes the second-best class. Regression: standard deviation
    /// of the normal noise on each value.</param>
    /// <param name="stream">Where the randomness comes from; it moves on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1; the noise is negative, not finite, or a probability above 1.</exception>
    public Batch Draw(int count, double noise, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Guard.AtLeast(count, 1);
        Guard.InRange(noise, 0, IsClassification ? 1 : double.MaxValue);
        var inputs = new float[checked(count * InputWidth)];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = (float)stream.NextUniform(-1, 1);
        }

        return IsClassification ? DrawLabels(inputs, count, noise, stream) : DrawValues(inputs, count, noise, stream);
    }

    /// <summary>The training, pruning and test samples of one run; the same arguments give the same samples.</summary>
    /// <param name="draws">One draw for all, or one for each.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="index">The replicate.</param>
    /// <param name="count">Samples per draw; training and test together.</param>
    /// <param name="testFraction">Share of a draw that is for testing.</param>
    /// <param name="pruningCount">Number of pruning samples, at most the number of training samples.</param>
    /// <param name="noise">See <see cref="Draw"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part would be empty, or more pruning samples are asked for than there are training samples.</exception>
    public TaskData Generate(
        SampleDraws draws, ulong seed, ulong index = 0, int count = 10000, double testFraction = 0.1, int pruningCount = 40, double noise = 0.01)
    {
        Guard.AtLeast(count, 2);
        Guard.InRange(testFraction, 0, 1);
        var test = (int)Math.Round(count * testFraction);
        var training = count - test;
        if (test < 1 || training < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(testFraction), FormattableString.Invariant($"testFraction is {testFraction}; of {count} samples it leaves {training} for training and {test} for testing"));
        }

        if (pruningCount < 1 || pruningCount > training)
        {
            throw new ArgumentOutOfRangeException(nameof(pruningCount), $"pruningCount is {pruningCount}; there are {training} training samples");
        }

        Batch Samples(string part) => Draw(count, noise, new RandomStream(seed, $"data {Name} {part}", index));
        var first = Samples("training");
        var partition = draws == SampleDraws.Partition;
        var chosen = new RandomStream(seed, $"data {Name} pruning positions", index).NextPermutation(training).AsSpan(0, pruningCount);
        return new TaskData(
            first.Slice(0, training),
            (partition ? first : Samples("pruning")).Take(chosen),
            (partition ? first : Samples("test")).Slice(training, test));
    }

    /// <summary>A regular grid over [-1, 1] in every input, corners included; one row an input, the last input fastest.</summary>
    /// <param name="pointsPerAxis">At least 2.</param>
    public double[][] Grid(int pointsPerAxis) => InputGrid.Regular(InputWidth, pointsPerAxis);

    private protected abstract double[] OutputsOf(ReadOnlySpan<double> input);

    private protected virtual (int Best, int Second) ClassesOf(ReadOnlySpan<double> input) =>
        throw new InvalidOperationException($"the task {Name} is a regression; it has no classes");

    private Batch DrawLabels(float[] inputs, int count, double noise, RandomStream stream)
    {
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            var (best, second) = ClassesOf(Row(inputs, i));
            labels[i] = stream.NextDouble() < noise ? second : best;
        }

        return Batch.Classification(inputs, InputWidth, labels, OutputWidth);
    }

    private Batch DrawValues(float[] inputs, int count, double noise, RandomStream stream)
    {
        var values = new float[count * OutputWidth];
        for (var i = 0; i < count; i++)
        {
            var outputs = OutputsOf(Row(inputs, i));
            for (var o = 0; o < OutputWidth; o++)
            {
                values[(i * OutputWidth) + o] = (float)(outputs[o] + (noise * stream.NextNormal()));
            }
        }

        return Batch.Regression(inputs, InputWidth, values, OutputWidth);
    }

    private double[] Row(float[] inputs, int sample)
    {
        var row = new double[InputWidth];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = inputs[(sample * InputWidth) + i];
        }

        return row;
    }
}
