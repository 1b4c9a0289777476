using System.Collections;
using System.Globalization;
using NUnit.Framework;

namespace PlantNSeek.TestSupport.Snapshots;

/// <summary>Names snapshots as Verify does: <c>{Outer.Type}.{Method}_{parameter}={value}</c>.</summary>
public static class SnapshotName
{
    private const string Forbidden = "\"\\<>|:*?/#";

    /// <summary>The prefix for the running test.</summary>
    public static string Of(TestContext.TestAdapter test)
    {
        ArgumentNullException.ThrowIfNull(test);
        var method = test.MethodInfo ?? throw new VerifyException($"{test.FullName} has no test method; snapshots are compared within tests");
        var names = method.GetParameters().Select(p => p.Name!);
        return Of(test.Type ?? method.DeclaringType!, method.Name, names.Zip(test.Arguments, (name, value) => (name, value)));
    }

    /// <summary>The prefix for a type's method and its arguments.</summary>
    public static string Of(Type type, string method, IEnumerable<(string Name, object? Value)> arguments)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(arguments);
        return string.Concat([$"{NameOf(type)}.{method}", .. arguments.Select(a => $"_{a.Name}={Clean(Text(a.Value))}")]);
    }

    private static string NameOf(Type type) => type.DeclaringType is { } outer ? $"{NameOf(outer)}.{type.Name}" : type.Name;

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => $"[{string.Join(',', items.Cast<object?>().Select(Text))}]",
        _ => value.ToString() ?? "null",
    };

    private static string Clean(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.IsControl(source[i]) || Forbidden.Contains(source[i], StringComparison.Ordinal) ? '-' : source[i];
        }
    });
}
