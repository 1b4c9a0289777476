using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PlantNSeek.Evidence;

/// <summary>
/// The fields of a record in their order, so that a file names them once and its records hold values only.
/// </summary>
internal sealed record RecordShape(IReadOnlyList<RecordField> Fields)
{
    /// <summary>The shape of a type as it is written to JSON: what can be read back, the inherited fields first.</summary>
    public static RecordShape Of(Type type, JsonSerializerOptions options) => new(
        [.. options.GetTypeInfo(type).Properties.Where(static p => p.Get is not null && p.Set is not null).OrderBy(p => p.Name != "key").Select(p => Field(p.Name, p.PropertyType, options))]);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">It is no shape.</exception>
    public static RecordShape Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException($"the fields are {element.ValueKind}; they must be a list of names");
        }

        return new([.. element.EnumerateArray().Select(static field => field.ValueKind == JsonValueKind.String
            ? new RecordField(field.GetString()!)
            : field.EnumerateObject().Select(static f => ReadField(f.Name, f.Value)).Single())]);
    }

    /// <summary>As a JSON list: a name, an object from the name to the shape of its value, or one from the name to a list of the shape of its values.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var field in Fields)
        {
            WriteField(writer, field);
        }

        writer.WriteEndArray();
    }

    private static void WriteField(Utf8JsonWriter writer, RecordField field)
    {
        if (field.Of is null)
        {
            writer.WriteStringValue(field.Name);
            return;
        }

        writer.WriteStartObject();
        writer.WritePropertyName(field.Name);
        if (field.IsList)
        {
            writer.WriteStartArray();
        }

        field.Of.Write(writer);
        if (field.IsList)
        {
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static RecordField ReadField(string name, JsonElement shape) =>
        shape.ValueKind == JsonValueKind.Array && shape.GetArrayLength() == 1 && shape[0].ValueKind == JsonValueKind.Array
            ? new RecordField(name) { Of = Read(shape[0]), IsList = true }
            : new RecordField(name) { Of = Read(shape) };

    private static RecordField Field(string name, Type type, JsonSerializerOptions options) => options.GetTypeInfo(type) switch
    {
        { Kind: JsonTypeInfoKind.Object } => new RecordField(name) { Of = Of(type, options) },
        { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } when options.GetTypeInfo(element).Kind == JsonTypeInfoKind.Object => new RecordField(name) { Of = Of(element, options), IsList = true },
        _ => new RecordField(name),
    };
}
