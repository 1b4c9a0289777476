using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlantNSeek.Files;

/// <summary>How JSON is written: every number exactly, names in camel case, nulls left out, LF as line end.</summary>
internal static class JsonFormat
{
    /// <summary>The options; one line a document.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        AllowDuplicateProperties = false, // of two values of a name one would be taken, and nobody could say which
        NewLine = "\n",
    };

    /// <summary>The same, indented.</summary>
    public static JsonSerializerOptions Indented { get; } = new(Options) { WriteIndented = true };

    /// <summary>The same on one line, with signs such as + and &gt; as they are, for files that people read.</summary>
    public static JsonSerializerOptions Readable { get; } = new(Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
