namespace PlantNSeek.Testing.Rules;

/// <summary>What a factory must give, whatever it makes.</summary>
internal static class Factory
{
    /// <summary>An object, with a name that is the same each time.</summary>
    public static Violation? GivesOneName<T>(Func<T> create, Func<T, string> name, string what)
        where T : class
    {
        var (one, two) = (create(), create());
        return one is null || two is null ? new Violation(what, "null")
            : string.IsNullOrWhiteSpace(name(one)) ? new Violation("a name", $"'{name(one)}'")
            : name(one) != name(two) ? new Violation($"the name '{name(one)}' each time", $"'{name(two)}'")
            : null;
    }
}
