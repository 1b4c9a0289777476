using PlantNSeek.Networks;

namespace PlantNSeek.DataSets;

/// <summary>The data sets that can be read, with the lengths and hashes of what is published.</summary>
public static class ImageDataSets
{
    /// <summary>Small colour photographs of ten kinds of things.</summary>
    public static ImageDataSet Cifar10 { get; } = new()
    {
        Name = "cifar10",
        Title = "CIFAR-10",
        Format = DataFormat.Cifar,
        Shape = new TensorShape(3, 32, 32),
        Classes = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"],
        Files =
        [
            Batch("data_batch_1.bin", DataPart.Training, "5dd7e06a14cb22eb9f671a540d1b7c25", "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
            Batch("data_batch_2.bin", DataPart.Training, "5ea93a67294ea407fff1d09f752e9692", "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
            Batch("data_batch_3.bin", DataPart.Training, "942cd6a4bcdd0dd3c604fbe906cb4421", "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
            Batch("data_batch_4.bin", DataPart.Training, "ae636b3ba5c66a11e91e8cb52e771fcb", "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
            Batch("data_batch_5.bin", DataPart.Training, "53f37980c15c3d472c316c40844f3f0d", "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"),
            Batch("test_batch.bin", DataPart.Test, "803d5f7f4d78ea53de84dbe85f74fb6d", "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"),
        ],
        Folders = ["cifar-10-batches-bin", "cifar10/cifar-10-batches-bin", "cifar10", "cifar-10"],
        Source = new Uri("https://www.cs.toronto.edu/~kriz/"),
        ArchiveName = "cifar-10-binary.tar.gz",
        Archive = new FileDigest(170_052_171, "c32a1d4ab5d03f1284b67883e8d87530", "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"),
        Terms = "no licence is stated; cite Krizhevsky, Learning Multiple Layers of Features from Tiny Images (2009)",
    };

    /// <summary>Grey pictures of clothes.</summary>
    public static ImageDataSet FashionMnist { get; } = new()
    {
        Name = "fashion-mnist",
        Title = "FashionMNIST",
        Format = DataFormat.Idx,
        Shape = new TensorShape(1, 28, 28),
        Classes = ["T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"],
        Files = IdxFiles(
        [
            (new(47_040_016, "f4a8712d7a061bf5bd6d2ca38dc4d50a", "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
                new(26_421_880, "8d4fb7e6c68d591d4c3dfef9ec88bf0d", "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84")),
            (new(60_008, "9018921c3c673c538a1fc5bad174d6f9", "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
                new(29_515, "25c81989df183df01b3e8a0aad5dffbe", "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845")),
            (new(7_840_016, "8181f5470baa50b63fa0f6fddb340f0a", "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
                new(4_422_102, "bef4ecab320f06d8554ea6380940ec79", "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073")),
            (new(10_008, "15d484375f8d13e6eb1aabb0c3f46965", "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
                new(5_148, "bb300cfdad3c16e7a12a480ee83cd310", "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")),
        ]),
        Folders = ["fashion-mnist", "FashionMNIST/raw", "FashionMNIST"],
        Source = new Uri("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
        Terms = "MIT licence, Zalando SE; cite Xiao, Rasul and Vollgraf (2017)",
    };

    /// <summary>Grey pictures of handwritten digits.</summary>
    public static ImageDataSet Mnist { get; } = new()
    {
        Name = "mnist",
        Title = "MNIST",
        Format = DataFormat.Idx,
        Shape = new TensorShape(1, 28, 28),
        Classes = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        Files = IdxFiles(
        [
            (new(47_040_016, "6bbc9ace898e44ae57da46a324031adb", null),
                new(9_912_422, "f68b3c2dcbeaaa9fbdd348bbdeb94873", "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609")),
            (new(60_008, "a25bea736e30d166cdddb491f175f624", null),
                new(28_881, "d53e105ee54ea40749a09fcbcd1e9432", "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c")),
            (new(7_840_016, "2646ac647ad5339dbf082846283269ea", null),
                new(1_648_877, "9fb629c4189551a2d022fa330f9573f3", "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6")),
            (new(10_008, "27ae3e4e09519cfbb04c329615203637", null),
                new(4_542, "ec29112dd5afa0611ce80d1b7f02629c", "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")),
        ]),
        Folders = ["mnist", "MNIST/raw"],
        Source = new Uri("https://ossci-datasets.s3.amazonaws.com/mnist/"),
        Terms = "CC BY-SA 3.0; cite LeCun, Bottou, Bengio and Haffner (1998)",
    };

    /// <summary>Grey pictures of toys by two cameras, which are the channels.</summary>
    public static ImageDataSet SmallNorb { get; } = new()
    {
        Name = "smallnorb",
        Title = "SmallNORB",
        Format = DataFormat.Norb,
        Shape = new TensorShape(2, 96, 96),
        Classes = ["animal", "human", "plane", "truck", "car"],
        Files =
        [
            Norb("smallnorb-5x46789x9x18x6x2x96x96-training-dat.mat", DataPart.Training, DataFileRole.Images, new(447_897_624, "8138a0902307b32dfa0025a36dfa45ec", null),
                new(131_896_188, "66054832f9accfe74a0f4c36a75bc0a2", "5ffd6272a07d32695ee1082a26a41a93a37aab8c28da047f8c34ed348d214873")),
            Norb("smallnorb-5x46789x9x18x6x2x96x96-training-cat.mat", DataPart.Training, DataFileRole.Labels, new(97_220, "fd5120d3f770ad57ebe620eb61a0b633", null),
                new(348, "23c8b86101fbf0904a000b43d3ed2fd9", "2784e542c1922060691090952b6cd6278879a216c90f81476f0f00256d42cdaa")),
            Norb("smallnorb-5x46789x9x18x6x2x96x96-training-info.mat", DataPart.Training, DataFileRole.Extra, new(388_820, "19faee774120001fc7e17980d6960451", null),
                new(71_052, "51dee1210a742582ff607dfd94e332e3", "de7eb932ebe7a4ee16217fead60660d0eb3d23632c2f4d1c51f88c501c17bf32")),
            Norb("smallnorb-5x01235x9x18x6x2x96x96-testing-dat.mat", DataPart.Test, DataFileRole.Images, new(447_897_624, "e9920b7f7b2869a8f1a12e945b2c166c", null),
                new(130_799_817, "e4ad715691ed5a3a5f138751a4ceb071", "cf7104eed3e51174d2f65b66d1e5878b9da233b886f161b0d88f4510ba2c7474")),
            Norb("smallnorb-5x01235x9x18x6x2x96x96-testing-cat.mat", DataPart.Test, DataFileRole.Labels, new(97_220, "fd5120d3f770ad57ebe620eb61a0b633", null),
                new(347, "5aa791cd7e6016cf957ce9bdb93b8603", "ecaf6d5bb8c3bc5eab9cf0258f6d2198dd474e016e374836fc097f2e5ff509ff")),
            Norb("smallnorb-5x01235x9x18x6x2x96x96-testing-info.mat", DataPart.Test, DataFileRole.Extra, new(388_820, "7c5b871cc69dcadec1bf6a18141f5edc", null),
                new(10_428, "a9454f3864d7fd4bb3ea7fc3eb84924e", "16adf314226327ee006d1a44db8cfef52773c06c829951d5653a9f6f310248a2")),
        ],
        Folders = ["smallnorb", "small-norb", "norb-v1.0-small"],
        Source = new Uri("https://cs.nyu.edu/~ylclab/data/norb-v1.0-small/"),
        Terms = "for research only, not to be sold; cite LeCun, Huang and Bottou (CVPR 2004)",
    };

    /// <summary>All, in the order in which they are listed.</summary>
    public static IReadOnlyList<ImageDataSet> All { get; } = [Cifar10, FashionMnist, Mnist, SmallNorb];

    /// <summary>The data set of a name, in any letter case.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ImageDataSet ByName(string name) => All.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"the data set is '{name}'; the known ones are {string.Join(", ", All.Select(static s => s.Name))}");

    private static DataFile Batch(string name, DataPart part, string md5, string sha256) => new(name, part, DataFileRole.Batch, 10_000, new FileDigest(30_730_000, md5, sha256));

    private static DataFile Norb(string name, DataPart part, DataFileRole role, FileDigest content, FileDigest packed) => new(name, part, role, 24_300, content) { Packed = packed };

    // Training images, training labels, test images, test labels.
    private static DataFile[] IdxFiles((FileDigest Content, FileDigest Packed)[] digests) =>
    [
        new("train-images-idx3-ubyte", DataPart.Training, DataFileRole.Images, 60_000, digests[0].Content) { Packed = digests[0].Packed },
        new("train-labels-idx1-ubyte", DataPart.Training, DataFileRole.Labels, 60_000, digests[1].Content) { Packed = digests[1].Packed },
        new("t10k-images-idx3-ubyte", DataPart.Test, DataFileRole.Images, 10_000, digests[2].Content) { Packed = digests[2].Packed },
        new("t10k-labels-idx1-ubyte", DataPart.Test, DataFileRole.Labels, 10_000, digests[3].Content) { Packed = digests[3].Packed },
    ];
}
