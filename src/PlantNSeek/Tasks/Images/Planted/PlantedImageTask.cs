using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Models;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Numerics;

namespace PlantNSeek.Tasks.Images.Planted;

/// <summary>
/// A task on made-up images whose truth is known: a hand-built sparse network with convolutions solves it, and is planted in a random one of the same
/// operations with more channels. It needs no data set.
/// </summary>
public abstract class PlantedImageTask
{
    /// <summary>The fewest convolutions of a target.</summary>
    public const int FewestConvolutions = 3;

    private protected PlantedImageTask(string name, int outputWidth, bool isClassification, double usualNoise) =>
        (Name, OutputWidth, IsClassification, UsualNoise) = (name, outputWidth, isClassification, usualNoise);

    /// <summary>Name in lower case, such as <c>bars</c>.</summary>
    public string Name { get; }

    /// <summary>The extents of an image: one channel of 12 rows and 12 columns.</summary>
    public FeatureShape Input { get; } = new(1, BarImage.Side, BarImage.Side);

    /// <summary>Classes, or numbers per target value.</summary>
    public int OutputWidth { get; }

    /// <summary>Whether the targets are class labels.</summary>
    public bool IsClassification { get; }

    /// <summary>Standard deviation of the noise at which the experiments use it.</summary>
    public double UsualNoise { get; }

    /// <summary>Channels of the target's hidden layers, the fewest that a host may have.</summary>
    public abstract int TargetWidth { get; }

    /// <summary>The operations of a host, or of the target at its own width.</summary>
    /// <param name="convolutions">Convolutions, at least <see cref="FewestConvolutions"/>; a residual network has an odd number.</param>
    /// <param name="width">Channels of each hidden layer, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few convolutions or channels.</exception>
    public NetworkDefinition Definition(int convolutions, int width)
    {
        Guard.AtLeast(convolutions, FewestConvolutions);
        Guard.AtLeast(width, 1);
        return Operations(convolutions, width);
    }

    /// <summary>The hand-built sparse network that solves the task.</summary>
    /// <param name="convolutions">See <see cref="Definition"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few convolutions.</exception>
    public ImageTarget Target(int convolutions) => Solve(Definition(convolutions, TargetWidth));

    /// <summary>Samples with labels or values, which no noise changes.</summary>
    /// <param name="count">Number of samples, at least 1.</param>
    /// <param name="noise">Standard deviation of the normal noise on each pixel, at least 0.</param>
    /// <param name="stream">Where the randomness comes from; it moves on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1; the noise is negative or not finite.</exception>
    public Batch Draw(int count, double noise, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Guard.AtLeast(count, 1);
        Guard.InRange(noise, 0, double.MaxValue);
        var (pixels, truths) = (new float[checked(count * Input.Size)], new float[count]);
        for (var sample = 0; sample < count; sample++)
        {
            var image = new BarImage(pixels.AsSpan(sample * Input.Size, Input.Size));
            truths[sample] = DrawOn(image, stream);
            image.AddNoise(noise, stream);
        }

        return IsClassification ? Batch.Classification(pixels, Input.Size, Array.ConvertAll(truths, static t => (int)t), OutputWidth) : Batch.Regression(pixels, Input.Size, truths, OutputWidth);
    }

    /// <summary>Convolutions of 3x3 with biases one behind another, then a pooling of all pixels and a linear layer without biases.</summary>
    private protected NetworkDefinition Chain(int convolutions, int width, Func<string, NetworkNode> pool)
    {
        var net = new DefinitionBuilder(Input);
        for (var i = 1; i <= convolutions; i++)
        {
            net.Convolution3($"conv{i}", width, hasBias: true).Relu($"relu{i}");
        }

        return net.Add(pool(net.At)).Add(new LinearNode("fc", net.At, OutputWidth)).Build(Name);
    }

    /// <summary>The largest number of each channel.</summary>
    private protected static NetworkNode Maximum(string from) => new MaxPoolingNode("pool", from, BarImage.Side, BarImage.Side);

    private protected abstract NetworkDefinition Operations(int convolutions, int width);

    private protected abstract ImageTarget Solve(NetworkDefinition definition);

    // Draws on an empty image and returns the class or value.
    private protected abstract float DrawOn(BarImage image, RandomStream stream);
}
