namespace PlantNSeek.Numpy;

/// <summary>A file is not what it must be. The message is one line that names the file and, where there is one, the array.</summary>
public sealed class NpzException : Exception
{
    // Names with indices are shorter, and so is all that is said of arrays.
    private const int LongestPart = 400;

    /// <param name="message">One line.</param>
    public NpzException(string message)
        : base(message)
    {
    }

    /// <param name="message">One line.</param>
    /// <param name="inner">What it came from.</param>
    public NpzException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Nothing is known.</summary>
    public NpzException()
    {
    }

    /// <summary>Something about a whole file: <c>mask.npz is no zip file</c>.</summary>
    internal static NpzException OfFile(string file, string what, Exception? inner = null) => new($"{Part(file)} {Part(what)}", inner!);

    /// <summary>Something about an array of a file: <c>mask.npz: layer1.weight is …</c>.</summary>
    internal static NpzException OfArray(string file, string array, string what, Exception? inner = null) => new($"{Part(file)}: {Part(array)} {Part(what)}", inner!);

    // Whoever says what is wrong may quote the file, which is never trusted.
    private static string Part(string text) => OneLine.Of(text, LongestPart);
}
