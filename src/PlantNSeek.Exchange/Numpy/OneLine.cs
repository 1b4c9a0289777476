using System.Globalization;
using System.Text;

namespace PlantNSeek.Numpy;

/// <summary>Text of unknown origin, made fit for a message of one line.</summary>
internal static class OneLine
{
    private const int Longest = 120;

    /// <summary>The text with what could break or disguise a line as <c>\u000A</c>, cut where it is long; the same again when it is done twice.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="longest">Characters that are kept, after which … says that there were more.</param>
    public static string Of(string text, int longest = Longest)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var part = IsPlain(rune) ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            if (line.Length + part.Length > longest)
            {
                return line.Append('…').ToString();
            }

            line.Append(part);
        }

        return line.ToString();
    }

    /// <summary>Whether a character neither ends a line nor is invisible nor replaces what was no character.</summary>
    public static bool IsPlain(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
