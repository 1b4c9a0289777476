using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace PlantNSeek.Store;

/// <summary>
/// A value as text that is the same for equal values and differs for others: type and fields, private ones and those of base types
/// included, by name in ordinal order, in depth. A value without fields is its type; a function is the method it calls.
/// </summary>
internal static class CanonicalText
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    private const int Deepest = 20;

    /// <summary>The text of a value.</summary>
    /// <exception cref="NotSupportedException">Some part has no order of its own, or holds itself.</exception>
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, int depth)
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
            case Enum or bool or byte or int or uint or long or ulong:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case Delegate function:
                text.Append(CultureInfo.InvariantCulture, $"{function.Method.DeclaringType}.{function.Method.Name} of ");
                Write(text, function.Target, depth + 1);
                break;
            case IDictionary:
                throw new NotSupportedException($"{value.GetType()} has no canonical text: its entries have no order");
            case IEnumerable elements:
                WriteAll(text, '[', elements.Cast<object?>().Select(element => ("", element)), ']', depth);
                break;
            default:
                text.Append(value.GetType());
                WriteAll(text, '{', Fields(value), '}', depth);
                break;
        }
    }

    private static void WriteAll(StringBuilder text, char open, IEnumerable<(string Name, object? Value)> parts, char close, int depth)
    {
        if (depth == Deepest)
        {
            throw new NotSupportedException($"a value within {Deepest} others has no canonical text: {text.ToString()[..Math.Min(text.Length, 200)]}");
        }

        text.Append(open);
        foreach (var (name, value) in parts)
        {
            text.Append(name).Append(':');
            Write(text, value, depth + 1);
            text.Append(';');
        }

        text.Append(close);
    }

    private static IEnumerable<(string Name, object? Value)> Fields(object value)
    {
        var fields = new List<FieldInfo>();
        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            fields.AddRange(type.GetFields(Own));
        }

        return fields.OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => $"{f.DeclaringType}", StringComparer.Ordinal).Select(f => (f.Name, f.GetValue(value)));
    }
}
