using PlantNSeek.DataSets;
using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Networks;
using PlantNSeek.Tasks.Images;

namespace PlantNSeek.TorchSharp.Tests.Pictures;

/// <summary>
/// A few dozen images in the binary format of CIFAR in a folder of their own: 8x8 pixels in three colours, of which a quarter of the rows is bright, the class saying which;
/// so that the mirrored image is of the same class.
/// </summary>
internal sealed class MadeUpPictures : IDisposable
{
    private const int Classes = 4, Side = 8;
    private readonly TemporaryFolder _folder = new();

    public MadeUpPictures()
    {
        Write("one.bin", 48);
        Write("two.bin", 32);
        Write("test.bin", 40);
    }

    /// <summary>The images as a data set.</summary>
    public static ImageDataSet Set { get; } = MakeSet();

    /// <summary>A small network and little training on images of 4x4 pixels of the first file.</summary>
    public static PictureTask Task { get; } = new("made-up", Set, "vgg8")
    {
        Side = 4,
        Training = 40,
        Test = 40,
        Files = ["one.bin"],
        Normalisation = new Normalisation([0.5f, 0.5f, 0.5f], [0.25f, 0.25f, 0.25f]),
        Settings = new PictureSettings
        {
            Pruning = 12,
            Epochs = 6,
            BatchSize = 8,
            LearningRate = 3e-3,
            Rounds = 2,
            RoundEpochs = 1,
            SynFlowRounds = 3,
            TicketEpochs = 8,
            TicketDensity = new Density(0.2),
            Levels = 2,
            LevelEpochs = 2,
            SearchBatchSize = 8,
        },
    };

    /// <summary>The folder of data sets.</summary>
    public string Path => _folder.Path;

    public void Remove(string file) => System.IO.File.Delete(_folder[file]);

    public void Dispose() => _folder.Dispose();

    private static ImageDataSet MakeSet() => new()
    {
        Name = "made-up",
        Title = "Made up",
        Format = DataFormat.Cifar,
        Shape = new TensorShape(3, Side, Side),
        Classes = ["a", "b", "c", "d"],
        Files = [File("one.bin", DataPart.Training, 48), File("two.bin", DataPart.Training, 32), File("test.bin", DataPart.Test, 40)],
        Folders = ["made-up"],
        Source = new Uri("http://localhost/"),
        Terms = "free",
    };

    private static DataFile File(string name, DataPart part, int images) => new(name, part, DataFileRole.Batch, images, new FileDigest(images * (1 + (3 * Side * Side)), "", null));

    private void Write(string name, int count)
    {
        var random = new Seed(18).Stream(name);
        var bytes = new List<byte>();
        for (var image = 0; image < count; image++)
        {
            var label = image % Classes;
            bytes.Add((byte)label);
            for (var i = 0; i < 3 * Side * Side; i++)
            {
                bytes.Add((byte)((Classes * (i / Side % Side) / Side == label ? 150 : 20) + random.NextInt32(60)));
            }
        }

        System.IO.File.WriteAllBytes(_folder[name], [.. bytes]);
    }
}
