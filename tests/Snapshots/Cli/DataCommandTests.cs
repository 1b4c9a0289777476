using System.IO.Compression;
using System.Security.Cryptography;
using PlantNSeek.Cli;
using PlantNSeek.Cli.Data;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.DataSets;

namespace PlantNSeek.Snapshots.Tests.Cli;

/// <summary>The commands about data sets, on a small one and a server of this machine.</summary>
public sealed class DataCommandTests
{
    private static readonly byte[] Images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 7, 9];
    private static readonly byte[] Labels = [0, 0, 8, 1, 0, 0, 0, 2, 3, 4];
    private static readonly ImageDataSet Small = ImageDataSets.Mnist with
    {
        Name = "small",
        Title = "Small",
        Shape = new(1, 1, 1),
        Files = [FileOf("images", DataFileRole.Images, Images), FileOf("labels", DataFileRole.Labels, Labels)],
        Folders = ["small"],
        Source = new Uri("http://localhost/small/"),
        Terms = "free",
    };

    private string _folder = "";
    private string _output = "";
    private string _error = "";

    private string Place => Path.Combine(_folder, "small");

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("data").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test, Spec("CLI-064")]
    public async Task ListAndWhere_SayWhatIsThere()
    {
        Assert.That(await Run("list", "--data", _folder), Is.Zero);
        Assert.That(_output, Is.EqualTo("name   training images  test images  image  classes  where\nsmall                2            0  1x1x1       10  not here\n"));
        Assert.That(() => Run("where", "small", "--data", _folder), Throws.TypeOf<FileNotFoundException>().With.Message.EqualTo(
            $"Small is not in '{_folder}': none of its files, such as images, is right there or in small; 'plantnseek data fetch small --data {_folder}' gets it (1 MB)"));
        Write("images", Images);
        await Run("list", "--data", _folder);
        Assert.That(_output, Does.EndWith($"  1 of 2 files, {Place}\n"));
        Assert.That(await Run("where", "--data", _folder), Is.Zero);
        Assert.That(_output, Is.EqualTo(
            $"small: 1 of 2 files in {Place}\n  images: training, 2 images, 18 bytes\n  labels: training, 2 labels, not here\n  source: http://localhost/small/\n  terms: free\n"));
        Write("labels.gz", Packed(Labels));
        await Run("list", "--data", _folder);
        Assert.That(_output, Does.EndWith($"       10  {Place}\n"));
        await Run("where", "SMALL", "--data", _folder);
        Assert.That(_output, Does.Contain($"  labels.gz: training, 2 labels, {Packed(Labels).Length} bytes\n"));
    }

    [Test, Spec("CLI-064"), Spec("CLI-065")]
    public void WhereNothingIs_ItIsSaid([Values("where", "verify")] string command)
    {
        Assert.That(() => Run(command, "--data", _folder), Throws.TypeOf<FileNotFoundException>().With.Message.EqualTo($"there is no data set in '{_folder}'; 'plantnseek data fetch' gets small"));
    }

    [Test, Spec("CLI-065")]
    public async Task Verify_SaysWhatDiffers_AndReturnsOne()
    {
        Write("images", Images);
        Assert.That(await Run("verify", "--data", _folder), Is.EqualTo(ExitCode.Success));
        Assert.That(_output, Is.EqualTo($"'{Place}/images': as published\nsmall: only 1 of 2 files are here\n1 files, all as published\n".Replace('/', Path.DirectorySeparatorChar)));
        Write("labels", [.. Labels[..^1], 5]);
        Assert.That(await Run("verify", "small", "--data", _folder), Is.EqualTo(ExitCode.DataDiffer));
        Assert.That(_output, Does.Match("as published\n'[^\n]*labels': expected SHA-256 [0-9a-f]{64}; found [0-9a-f]{64}\n2 files, 1 not as published\n$"));
    }

    [Test, Spec("CLI-066")]
    public async Task Fetch_BringsWhatIsMissing()
    {
        using var server = new LocalServer();
        server.Files["labels.gz"] = new ServedFile(Packed(Labels));
        Write("images", Images);
        Assert.That(await Run("fetch", "small", "--data", _folder, "--from", $"{server.Address}"), Is.Zero);
        Assert.That(_output, Is.EqualTo($"small: 1 files fetched, 1 were there, in {Place}\n  terms: free\n"));
        Assert.That(_error, Does.Match("^fetch small: 0 % done, starting\n(fetch small: [^\n]*\n)*fetch small: 100 % done, labels.gz: 0 of 1 MB\n$"));
        Assert.That(server.Requests, Is.EqualTo(["labels.gz"]));
        Assert.That(File.ReadAllBytes(Path.Combine(Place, "labels.gz")), Is.EqualTo(Packed(Labels)));
        Assert.That(await Run("verify", "--data", _folder), Is.Zero);
    }

    [Test, Spec("CLI-066"), Spec("CLI-002")]
    public async Task Fetch_OfWhatTheServerLacks_GivesOneLine_AndTwo()
    {
        using var server = new LocalServer();
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync(["data", "fetch", "mnist", "--data", _folder, "--from", $"{server.Address}"]), Is.EqualTo(ExitCode.Error));
        Assert.That(command.Error, Is.EqualTo(
            $"fetch mnist: 0 % done, starting\nfetch mnist: 0 % done, train-images-idx3-ubyte.gz: 0 of 10 MB\n"
            + $"plantnseek: '{server.Address}train-images-idx3-ubyte.gz': expected the file; the server answered with status 404\n").Or.EqualTo(
            $"fetch mnist: 0 % done, starting\nplantnseek: '{server.Address}train-images-idx3-ubyte.gz': expected the file; the server answered with status 404\n"));
        Assert.That(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories), Is.Empty);
    }

    private static DataFile FileOf(string name, DataFileRole role, byte[] content) => new(name, DataPart.Training, role, 2, Digest(content)) { Packed = Digest(Packed(content)) };

    private static FileDigest Digest(byte[] content) => new(content.Length, null, Convert.ToHexStringLower(SHA256.HashData(content)));

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private void Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Place);
        File.WriteAllBytes(Path.Combine(Place, name), content);
    }

    private async Task<int> Run(params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var code = await new DataCommand([Small], output, error).Build().Parse(arguments).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        (_output, _error) = (output.ToString(), error.ToString());
        return code;
    }
}
