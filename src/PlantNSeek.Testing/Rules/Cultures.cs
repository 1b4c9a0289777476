using System.Globalization;

namespace PlantNSeek.Testing.Rules;

/// <summary>Cultures in which programs have gone wrong: comma as decimal point, dotless i, other digits and minus signs.</summary>
internal static class Cultures
{
    private static readonly string[] Names = ["", "de-DE", "tr-TR", "sv-SE", "ar-SA"];

    /// <summary>Compares the result in the first culture with that in each other one.</summary>
    public static Violation? InEach<T>(Func<T> make, Func<T, T, string, Violation?> compare)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(Names[0]);
            var first = make();
            foreach (var name in Names.Skip(1))
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                if (compare(first, make(), name) is { } violation)
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
}
