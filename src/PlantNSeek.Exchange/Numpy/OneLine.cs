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
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= Longest)
            {
                return line.Append('…').ToString();
            }

            _ = IsPlain(rune) ? line.Append(rune) : line.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
        }

        return line.ToString();
    }

    /// <summary>Whether a character neither ends a line nor is invisible nor stands for what was none.</summary>
    public static bool IsPlain(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
