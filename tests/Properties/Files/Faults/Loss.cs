namespace PlantNSeek.Properties.Files.Faults;

/// <summary>How much of what was not flushed a power cut leaves. Systems differ, and promise nothing of it.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Keeps">Whether a name that was given, changed or removed as so manieth is as it was then.</param>
/// <param name="Content">What a file has, by what it had and what of it was flushed.</param>
internal sealed record Loss(string Name, Func<int, bool> Keeps, Func<DiskItem, byte[]> Content)
{
    private static readonly (string Name, Func<int, bool> Keeps)[] Names =
        [("no name", static _ => false), ("all names", static _ => true), ("each even name", static i => i % 2 == 0), ("each odd name", static i => i % 2 == 1)];

    private static readonly (string Name, Func<DiskItem, byte[]> Content)[] Contents =
        [("no byte", static item => item.Flushed), ("all bytes", static item => item.Now), ("half of the bytes", Half), ("the length", Zeros)];

    /// <summary>Each way with names together with each way with contents.</summary>
    public static IReadOnlyList<Loss> All { get; } =
        [.. from names in Names from contents in Contents select new Loss($"{names.Name} and {contents.Name} stayed", names.Keeps, contents.Content)];

    private static byte[] Half(DiskItem item) => Grown(item) is > 0 and var more ? item.Now[..(item.Flushed.Length + (more / 2))] : item.Flushed;

    // As file systems leave it that note a file's length before its content.
    private static byte[] Zeros(DiskItem item) => Grown(item) is > 0 and var more ? [.. item.Flushed, .. new byte[more]] : item.Flushed;

    private static int Grown(DiskItem item) => item.Now.AsSpan().StartsWith(item.Flushed) ? item.Now.Length - item.Flushed.Length : 0;
}
