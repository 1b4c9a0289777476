namespace PlantNSeek;

/// <summary>Looks things up by name, in any letter case.</summary>
internal static class Catalogue
{
    /// <summary>The first of <paramref name="all"/> that has the name.</summary>
    /// <param name="all">What there is.</param>
    /// <param name="name">The name asked for.</param>
    /// <param name="nameOf">The name of one of them.</param>
    /// <param name="none">The beginning of the message where there is none; the names that there are follow.</param>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static T Find<T>(IReadOnlyList<T> all, string name, Func<T, string> nameOf, string none)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var one in all)
        {
            if (nameOf(one).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return one;
            }
        }

        throw new ArgumentException($"{none} {string.Join(", ", all.Select(nameOf))}", nameof(name));
    }
}
