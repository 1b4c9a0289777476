namespace PlantNSeek.Reporting.Figures;

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
}
