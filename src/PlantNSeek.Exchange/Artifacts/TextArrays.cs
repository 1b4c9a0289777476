using System.Text.Json;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numpy;
using PlantNSeek.Files;

namespace PlantNSeek.Artifacts;

/// <summary>Records as JSON in an array of text, so that <c>json.loads(str(file["task"]))</c> reads them.</summary>
internal static class TextArrays
{
    private const string Ours = "plantnseek"; // every format begins so

    private static readonly JsonSerializerOptions Strict = new(JsonFormat.Options) { RespectNullableAnnotations = true };

    /// <summary>Writes a record.</summary>
    public static void Add<T>(NpzWriter writer, string array, T value) => writer.AddText(array, JsonSerializer.Serialize(value, JsonFormat.Options));

    /// <summary>
    /// Whether a file holds such a record: a text that contains our name. A user's own array may be called <c>task</c> as well, and nobody asks for it.
    /// </summary>
    /// <exception cref="NpzException">The text is damaged.</exception>
    public static bool Has(NpzFile file, string array) =>
        file.Find(array) is { Type.Kind: NpyKind.Text, Shape.Count: 0 } found && found.ReadText().Contains(Ours, StringComparison.Ordinal);

    /// <summary>Reads what <see cref="Add"/> wrote; null where there is no such array, or one that is not ours.</summary>
    /// <param name="file">The file.</param>
    /// <param name="array">The name.</param>
    /// <param name="formatOf">What the record says that it is.</param>
    /// <param name="formats">What it may be.</param>
    /// <exception cref="NpzException">The array is no text, no JSON, lacks something, or is of another format.</exception>
    public static T? Find<T>(NpzFile file, string array, Func<T, string?> formatOf, params ReadOnlySpan<string> formats)
        where T : class
    {
        if (!Has(file, array))
        {
            return null;
        }

        var found = file.Require(array);
        var text = found.ReadText();
        try
        {
            var value = JsonSerializer.Deserialize<T>(text, Strict);
            return value is not null && formats.Contains(formatOf(value))
                ? value
                : throw found.Error($"is of the format {(value is null ? "null" : $"'{formatOf(value)}'")}; this version reads '{string.Join("' and '", formats)}'");
        }
        catch (JsonException e)
        {
            var place = e.Path is ['$', '.', _, ..] path ? $"{path[2..]} is damaged or of another kind" : "it is damaged, or something of it is missing";
            throw found.Error($"is not the JSON of '{Meant(text, formats)}': {place}");
        }
    }

    // A damaged text still shows what it was.
    private static string Meant(string text, ReadOnlySpan<string> formats)
    {
        foreach (var format in formats)
        {
            if (text.Contains($"\"{format}\"", StringComparison.Ordinal))
            {
                return format;
            }
        }

        return formats[0];
    }
}
