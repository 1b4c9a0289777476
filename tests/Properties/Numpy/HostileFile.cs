using PlantNSeek.Numpy;

namespace PlantNSeek.Properties.Numpy;

/// <summary>Reads all there is of a file that may be anything.</summary>
internal static class HostileFile
{
    public const string Name = "bad.npz";

    /// <summary>What is said of a file that must not be read.</summary>
    public static string Message(byte[] bytes)
    {
        var refused = Assert.Throws<NpzException>(() => ReadAll(bytes));
        Assert.That(refused!.Message, Does.StartWith(Name).And.Not.Contains("\n").And.Not.Contains("\r"));
        return refused.Message;
    }

    /// <summary>All arrays of a file with their values, as text that is the same for the same.</summary>
    public static List<(string Array, byte[] Values)> ReadAll(byte[] bytes)
    {
        using var file = NpzFile.Open(new MemoryStream(bytes), Name);
        return [.. file.Arrays.Select(array => ($"{array.Name} {array.Type} {array.ShapeText}", Values(array)))];
    }

    private static byte[] Values(NpzArray array) => array.Type switch
    {
        { Kind: NpyKind.Text } => System.Text.Encoding.UTF8.GetBytes(array.ReadText()),
        { Kind: NpyKind.Boolean } => Bytes(array.ReadBits()),
        { Kind: NpyKind.Float, ItemSize: < 8 } => Bytes(array.ReadSingles()),
        { Kind: NpyKind.Float } => Bytes(array.ReadDoubles()),
        _ => Bytes(array.ReadIntegers()),
    };

    private static byte[] Bytes<T>(T[] values)
        where T : unmanaged => System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
}
