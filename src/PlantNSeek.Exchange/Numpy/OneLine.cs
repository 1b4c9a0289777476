using System.Globalization;
using System.Text;

namespace PlantNSeek.Numpy;

/// <summary>Text of unknown origin, made fit for a message of one line.</summary>
internal static class OneLine
{
    private const int Longest = 120;

    /// <summary>The text with what could break or disguise a line as <c>\u000A</c>, cut where it is long.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, Longest)))
        {
            _ = IsPlain(c) ? line.Append(c) : line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        }

        return text.Length > Longest ? line.Append('…').ToString() : line.ToString();
    }

    /// <summary>Whether a character neither ends a line nor is invisible.</summary>
    public static bool IsPlain(char c) => char.GetUnicodeCategory(c) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}
