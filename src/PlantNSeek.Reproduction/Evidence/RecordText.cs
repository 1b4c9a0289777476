using System.Text;
using System.Text.Json;

namespace PlantNSeek.Evidence;

/// <summary>A record as a JSON list of its values, by a <see cref="RecordShape"/>: an object becomes the list of its fields' values, null where it has none, and trailing nulls are left out.</summary>
internal static class RecordText
{
    /// <summary>Appends a record. Each value of a list of its own, such as its masks, begins a line.</summary>
    public static void Append(StringBuilder text, JsonElement record, RecordShape shape) => Append(text, record, shape, isRecord: true);

    /// <summary>Copies the next value of a reader, a list as <see cref="Append(StringBuilder, JsonElement, RecordShape)"/> wrote it, as the object it was.</summary>
    /// <exception cref="JsonException">It has more values than the shape has fields, or is no list.</exception>
    public static void Expand(ref Utf8JsonReader reader, RecordShape shape, Utf8JsonWriter writer)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException($"a record is {reader.TokenType}; it must be a list of values");
        }

        writer.WriteStartObject();
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            var field = i < shape.Fields.Count ? shape.Fields[i] : throw new JsonException($"a record has more values than the {shape.Fields.Count} fields that the file names");
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            writer.WritePropertyName(field.Name);
            ExpandField(ref reader, field, writer);
        }

        writer.WriteEndObject();
    }

    private static void ExpandField(ref Utf8JsonReader reader, RecordField field, Utf8JsonWriter writer)
    {
        if (field.Of is null)
        {
            Copy(ref reader, writer);
        }
        else if (!field.IsList)
        {
            Expand(ref reader, field.Of, writer);
        }
        else
        {
            writer.WriteStartArray();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Expand(ref reader, field.Of, writer);
            }

            writer.WriteEndArray();
        }
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        value.RootElement.WriteTo(writer);
    }

    private static void Append(StringBuilder text, JsonElement value, RecordShape shape, bool isRecord)
    {
        var present = shape.Fields.Count;
        while (present > 0 && !value.TryGetProperty(shape.Fields[present - 1].Name, out _))
        {
            present--;
        }

        text.Append('[');
        for (var i = 0; i < present; i++)
        {
            text.Append(i > 0 ? "," : "");
            if (value.TryGetProperty(shape.Fields[i].Name, out var field))
            {
                AppendField(text, field, shape.Fields[i], isRecord);
            }
            else
            {
                text.Append("null");
            }
        }

        text.Append(']');
    }

    private static void AppendField(StringBuilder text, JsonElement value, RecordField field, bool isRecord)
    {
        if (field.Of is null)
        {
            text.Append(value.GetRawText());
        }
        else if (!field.IsList)
        {
            Append(text, value, field.Of, isRecord: false);
        }
        else
        {
            var before = "[";
            foreach (var element in value.EnumerateArray())
            {
                Append(text.Append(before).Append(isRecord ? "\n" : ""), element, field.Of, isRecord: false);
                before = ",";
            }

            text.Append(before == "[" ? "[]" : "]");
        }
    }
}
