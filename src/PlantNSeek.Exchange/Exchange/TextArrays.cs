using System.Text.Json;
using PlantNSeek.Experiments;
using PlantNSeek.Numpy;

namespace PlantNSeek.Exchange;

/// <summary>Records as JSON in an array of text, so that <c>json.loads(str(file["task"]))</c> reads them.</summary>
internal static class TextArrays
{
    private static readonly JsonSerializerOptions Strict = new(ResultsJson.Options) { RespectNullableAnnotations = true };

    /// <summary>Writes a record.</summary>
    public static void Add<T>(NpzWriter writer, string array, T value) => writer.AddText(array, JsonSerializer.Serialize(value, ResultsJson.Options));

    /// <summary>Reads what <see cref="Add"/> wrote; null where there is no such array.</summary>
    /// <param name="file">The file.</param>
    /// <param name="array">The name.</param>
    /// <param name="format">What the record must say that it is.</param>
    /// <param name="formatOf">What it says.</param>
    /// <exception cref="NpzException">The array is no text, no JSON, lacks something, or is of another format.</exception>
    public static T? Find<T>(NpzFile file, string array, string format, Func<T, string?> formatOf)
        where T : class
    {
        if (file.Find(array) is not { } found)
        {
            return null;
        }

        try
        {
            var value = JsonSerializer.Deserialize<T>(found.ReadText(), Strict);
            return value is not null && formatOf(value) == format
                ? value
                : throw found.Error($"is of the format {(value is null ? "null" : $"'{formatOf(value)}'")}; this version reads '{format}'");
        }
        catch (JsonException e)
        {
            throw found.Error($"is not the JSON of '{format}': {e.Message}");
        }
    }
}
