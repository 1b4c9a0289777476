using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Tasks.Images;

/// <summary>
/// Images with class labels, kept as bytes: numbers are made when samples are taken. Never changed once made, so several threads may take from
/// it, and whatever is made of a set (a subset, another normalisation) shares its bytes.
/// </summary>
public sealed class ImageSet : ISampleSource
{
    private readonly byte[] _pixels, _labels;
    private readonly int[]? _images; // null: all, in order
    private readonly RandomStream _views;

    private ImageSet(byte[] pixels, byte[] labels, int[]? images, TensorShape shape, int classes, Normalisation normalisation, Augmentation augmentation)
    {
        (_pixels, _labels, _images, Shape, OutputWidth) = (pixels, labels, images, shape, classes);
        (Normalisation, Augmentation, _views) = (normalisation, augmentation, new RandomStream(augmentation.Seed, Augmentation.Purpose));
    }

    /// <summary>Channels, height and width of an image.</summary>
    public TensorShape Shape { get; }

    /// <summary>How a byte becomes a number.</summary>
    public Normalisation Normalisation { get; }

    /// <summary>How an image changes from epoch to epoch.</summary>
    public Augmentation Augmentation { get; }

    /// <summary>Number of images.</summary>
    public int Count => _images?.Length ?? _labels.Length;

    /// <summary>Channels times height times width.</summary>
    public int InputWidth => Shape.Length;

    /// <summary>Number of classes.</summary>
    public int OutputWidth { get; }

    /// <summary>Always true.</summary>
    public bool IsClassification => true;

    /// <summary>A set that takes over the arrays and copies neither: the caller no longer writes to them. Bytes become numbers on [0, 1], without augmentation.</summary>
    /// <param name="pixels">Image by image, in it channel by channel, in it row by row, as the binary files of CIFAR have them.</param>
    /// <param name="shape">Channels, height and width of an image.</param>
    /// <param name="labels">Class of each image.</param>
    /// <param name="classes">Number of classes, 1 to 256.</param>
    /// <exception cref="ArgumentException">The shape has not three extents of at least 1, the counts differ, or a label is not in 0 … classes - 1.</exception>
    public static ImageSet Of(byte[] pixels, TensorShape shape, byte[] labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        Guard.InRange(classes, 1, byte.MaxValue + 1);
        if (shape.Extents.Length != 3 || shape.Length < 1)
        {
            throw new ArgumentException($"the shape of an image is {shape}; it has three extents of at least 1: channels, height, width", nameof(shape));
        }

        if (pixels.Length != (long)labels.Length * shape.Length)
        {
            throw new ArgumentException($"there are {pixels.Length} pixels; {labels.Length} labels and the shape {shape} need {(long)labels.Length * shape.Length}", nameof(pixels));
        }

        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] >= classes)
            {
                throw new ArgumentException($"label {i} is {labels[i]}; there are {classes} classes", nameof(labels));
            }
        }

        return new ImageSet(pixels, labels, null, shape, classes, Normalisation.ToUnitInterval(shape.Rows), Augmentation.None);
    }

    /// <summary>The same images with another normalisation.</summary>
    /// <exception cref="ArgumentException">It is for another number of channels.</exception>
    public ImageSet With(Normalisation normalisation)
    {
        ArgumentNullException.ThrowIfNull(normalisation);
        return normalisation.Channels == Shape.Rows
            ? new ImageSet(_pixels, _labels, _images, Shape, OutputWidth, normalisation, Augmentation)
            : throw new ArgumentException($"the normalisation has {normalisation.Channels} channels; the images have {Shape.Rows}", nameof(normalisation));
    }

    /// <summary>The same images with another augmentation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The padding is below 0, or not below height and width.</exception>
    public ImageSet With(Augmentation augmentation)
    {
        ArgumentNullException.ThrowIfNull(augmentation);
        Guard.InRange(augmentation.Padding, 0, Math.Min(Shape.Extents[1], Shape.Extents[2]) - 1, "padding");
        return new ImageSet(_pixels, _labels, _images, Shape, OutputWidth, Normalisation, augmentation);
    }

    /// <summary>The images at the given positions, in that order. Each is augmented as in this set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A position is not one of the images.</exception>
    public ImageSet Subset(ReadOnlySpan<int> positions)
    {
        var images = new int[positions.Length];
        for (var i = 0; i < images.Length; i++)
        {
            images[i] = ImageAt(positions[i]);
        }

        return new ImageSet(_pixels, _labels, images, Shape, OutputWidth, Normalisation, Augmentation);
    }

    /// <summary>The bytes of an image, channel by channel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is not one of the images.</exception>
    public ReadOnlySpan<byte> Pixels(int position) => _pixels.AsSpan(ImageAt(position) * InputWidth, InputWidth);

    /// <summary>The class of an image.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is not one of the images.</exception>
    public int Label(int position) => _labels[ImageAt(position)];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The buffer is too small, or one for other samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position is not one of the images.</exception>
    public void Take(ReadOnlySpan<int> samples, int epoch, SampleBuffer into)
    {
        ArgumentNullException.ThrowIfNull(into);
        Guard.SameLength(into.Inputs.Length, "the buffer's inputs", into.Capacity * InputWidth, "room for as many of these images");
        Guard.SameLength(into.Labels.Length, "the buffer's labels", into.Capacity, "its capacity");
        if (samples.Length > into.Capacity)
        {
            throw new ArgumentException($"{samples.Length} samples are asked for; the buffer has room for {into.Capacity}", nameof(samples));
        }

        for (var i = 0; i < samples.Length; i++)
        {
            var image = ImageAt(samples[i]);
            into.Labels[i] = _labels[image];
            var view = epoch < 0 ? default : Augmentation.View(_views, epoch, image);
            view.Write(_pixels.AsSpan(image * InputWidth, InputWidth), Shape, Normalisation, into.Inputs.Slice(i * InputWidth, InputWidth));
        }
    }

    private int ImageAt(int position) => (uint)position < (uint)Count
        ? _images?[position] ?? position
        : throw new ArgumentOutOfRangeException(nameof(position), $"position is {position}; the set has {Count} images");
}
