namespace PlantNSeek.Reporting.Figures.Drawing;

/// <summary>Identifiers that are safe as file names, as anchors and as XML ids.</summary>
internal static class FigureId
{
    /// <exception cref="ArgumentException">The id holds another character, or does not start with a letter.</exception>
    public static string Checked(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (!char.IsAsciiLetterLower(id[0]) || id.Any(c => !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')))
        {
            throw new ArgumentException($"the id is '{id}'; it must start with a letter a-z and hold only a-z, 0-9 and hyphens", nameof(id));
        }

        return id;
    }
}
