using System.Globalization;
using System.Reflection;
using System.Text;

namespace PlantNSeek.Experiments.Store;

/// <summary>
/// A value as text that is the same for equal values and differs for others: the properties that can be set, by name in ordinal
/// order, in depth. Computed properties say nothing new and are left out.
/// </summary>
internal static class CanonicalText
{
    /// <summary>The text of a value.</summary>
    /// <exception cref="NotSupportedException">Some part is neither a text, a number, a truth value, an enumeration nor made of such.</exception>
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string s:
                text.Append('"').Append(s.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
                break;
            case double d:
                text.Append(d.ToString("R", CultureInfo.InvariantCulture));
                break;
            case float f:
                text.Append(f.ToString("R", CultureInfo.InvariantCulture));
                break;
            case bool or Enum or int or uint or long or ulong:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            default:
                WriteProperties(text, value);
                break;
        }
    }

    // A schedule, which is told from others by its type, or by its name.
    private static string NameOf(Type type, object value) =>
        type.GetProperty("Name")?.GetValue(value) is string name ? name
        : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length == 0 ? ""
        : throw new NotSupportedException($"{type} has no canonical text: it has neither a property that can be set nor a name");

    private static void WriteProperties(StringBuilder text, object value)
    {
        var type = value.GetType();
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite && p.GetIndexParameters().Length == 0)
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .ToArray();
        text.Append(type.Name).Append('{');
        if (properties.Length == 0)
        {
            text.Append(NameOf(type, value));
        }

        foreach (var property in properties)
        {
            text.Append(property.Name).Append(':');
            Write(text, property.GetValue(value));
            text.Append(';');
        }

        text.Append('}');
    }
}
