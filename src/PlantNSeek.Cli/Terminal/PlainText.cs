using PlantNSeek.Numpy;

namespace PlantNSeek.Cli.Terminal;

/// <summary>Text of a user's code, of one line or more, made fit for a terminal.</summary>
internal static class PlainText
{
    /// <summary>The text with its lines, and whatever else could move the cursor or disguise a line spelled out, as <c>\u001B</c>.</summary>
    public static string Of(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(static line => OneLine.Of(line, int.MaxValue)));
}
