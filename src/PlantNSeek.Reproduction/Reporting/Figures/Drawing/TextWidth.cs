namespace PlantNSeek.Reporting.Figures.Drawing;

/// <summary>How much room a label takes: an upper estimate over the common system fonts, since a drawing cannot ask.</summary>
internal static class TextWidth
{
    public static double Of(string text, double fontSize)
    {
        var ems = 0.0;
        foreach (var c in text)
        {
            ems += c switch
            {
                'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or ' ' or 'f' or 't' or 'r' => 0.38,
                'm' or 'w' or 'M' or 'W' => 0.95,
                >= 'A' and <= 'Z' => 0.72,
                _ => 0.62,
            };
        }

        return ems * fontSize;
    }

    /// <summary>The text, or its beginning and an ellipsis where it would be wider than that.</summary>
    public static string Shortened(string text, double fontSize, double width)
    {
        if (Of(text, fontSize) <= width)
        {
            return text;
        }

        var length = text.Length;
        while (length > 0 && Of(text[..length] + "…", fontSize) > width)
        {
            length--;
        }

        // Not between the halves of a surrogate pair.
        return text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + "…";
    }
}
