namespace PlantNSeek.Cli.Exchange;

/// <summary>The masks of a folder, in which systems and programs put files of their own.</summary>
/// <param name="Masks">Files to judge, by name.</param>
/// <param name="PassedOver">A line for each file that is not judged though it holds arrays.</param>
internal sealed record MaskFolder(IReadOnlyList<string> Masks, IReadOnlyList<string> PassedOver)
{
    private const string Extension = ".npz";

    /// <summary>Looks through a folder: names that begin with a dot are nobody's masks, and <c>.NPZ</c> is what some systems make of <c>.npz</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="others">Files that may lie there and are no masks: the host's and its truth's.</param>
    /// <exception cref="ArgumentException">There are no masks.</exception>
    public static MaskFolder Of(string folder, params ReadOnlySpan<string?> others)
    {
        var known = others.ToArray().OfType<string>().Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        var files = Directory.EnumerateFiles(folder)
            .Where(file => !Path.GetFileName(file).StartsWith('.') && !known.Contains(Path.GetFullPath(file)))
            .Order(StringComparer.Ordinal)
            .ToLookup(static file => file.EndsWith(Extension, StringComparison.OrdinalIgnoreCase));
        string[] passedOver = [.. files[false].Where(HoldsArrays).Select(static file => $"{Path.GetFileName(file)} holds arrays and is not judged: its name does not end in {Extension}")];
        return files[true].Any()
            ? new MaskFolder([.. files[true]], passedOver)
            : throw new ArgumentException($"--mask is '{folder}'; that folder has no masks, files that end in {Extension}{(passedOver.Length > 0 ? $"; {passedOver[0]}" : "")}");
    }

    // Files of numpy and PyTorch, whatever they are called. What cannot be opened says nothing, and a pipe, which has no length, would wait for ever.
    private static bool HoldsArrays(string path)
    {
        try
        {
            if (new FileInfo(path).Length < 6)
            {
                return false;
            }

            using var stream = File.OpenRead(path);
            var start = new byte[6];
            stream.ReadExactly(start);
            return start.AsSpan().StartsWith("PK\u0003\u0004"u8) || start.AsSpan(1).SequenceEqual("NUMPY"u8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
