using System.Globalization;

namespace PlantNSeek.Testing.Rules;

/// <summary>Cultures in which programs have gone wrong: comma as decimal point, dotless i, other digits and minus signs.</summary>
internal static class Cultures
{
    private static readonly string[] Names = ["", "de-DE", "tr-TR", "sv-SE", "ar-SA"];

    /// <summary>Compares the result in the first culture with that in each other one.</summary>
    public static Violation? InEach<T>(Func<T> make, Func<T, T, string, Violation?> compare)
    {
        var (before, cultures) = (CultureInfo.CurrentCulture, Known());
        try
        {
            CultureInfo.CurrentCulture = cultures[0];
            var first = make();
            foreach (var culture in cultures.Skip(1))
            {
                CultureInfo.CurrentCulture = culture;
                if (compare(first, make(), culture.Name) is { } violation)
                {
                    return violation;
                }
            }

            return null;
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static CultureInfo[] Known()
    {
        try
        {
            return Array.ConvertAll(Names, CultureInfo.GetCultureInfo);
        }
        catch (CultureNotFoundException e)
        {
            throw new UntestedException($"this machine does not know the culture {e.InvalidCultureName}");
        }
    }
}
