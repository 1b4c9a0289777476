using System.Text;
using System.Text.Json;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;

namespace PlantNSeek.Evidence;

/// <summary>
/// The recorded runs of one experiment as a JSON document that names the fields once: format, version, experiment, kind of its results, number of runs, fields, and the runs in the order of their
/// keys, each a list of values.
/// </summary>
internal static class EvidenceFile
{
    /// <summary>What the documents name as their format.</summary>
    public const string Format = "plantnseek-evidence";

    /// <summary>The version that is written and read here. Raise it with any change of the layout.</summary>
    public const int Version = 1;

    /// <summary>The name of an experiment's file.</summary>
    public static string NameOf(string experiment) => $"{experiment}.json";

    /// <summary>The document of an experiment's runs.</summary>
    /// <param name="results">At least one, all of one experiment.</param>
    public static byte[] Write(SweepResults results)
    {
        var first = results.Results[0];
        var shape = RecordShape.Of(first.GetType(), ResultsJson.Options);
        var text = new StringBuilder();
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\"format\":\"{Format}\",\"version\":{Version},\"experiment\":\"{first.Key.Experiment}\",\"kind\":\"{ResultsJson.KindOf(first)}\",\"count\":{results.Results.Count},\n\"fields\":");
        using var fields = new MemoryStream();
        using (var writer = new Utf8JsonWriter(fields))
        {
            shape.Write(writer);
        }

        text.Append(Encoding.UTF8.GetString(fields.ToArray())).Append(",\n\"runs\":[\n");
        for (var i = 0; i < results.Results.Count; i++)
        {
            RecordText.Append(text.Append(i > 0 ? ",\n" : ""), JsonSerializer.SerializeToElement(results.Results[i], results.Results[i].GetType(), ResultsJson.Options), shape);
        }

        return Encoding.UTF8.GetBytes(text.Append("\n]}\n").ToString());
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="json">The document.</param>
    /// <param name="name">Names it in errors.</param>
    /// <exception cref="InvalidDataException">It is no such document, one of another version, or its runs are not as many as it says, of another experiment, or not in the order of their keys.</exception>
    public static IReadOnlyList<ExperimentResult> Read(ReadOnlySpan<byte> json, string name)
    {
        try
        {
            return Require(Parse(json, name), name);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or NotSupportedException)
        {
            throw new InvalidDataException($"{name} is no recorded evidence: {e.Message}", e);
        }
    }

    private static Content Parse(ReadOnlySpan<byte> json, string name)
    {
        var reader = new Utf8JsonReader(json);
        var (version, count, experiment) = (0, 0, "");
        RecordShape? shape = null;
        Type? type = null;
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = reader.GetString();
            reader.Read();
            switch (property)
            {
                case "format" when reader.GetString() != Format:
                    throw new InvalidDataException($"{name} has the format {reader.GetString()}; expected {Format}");
                case "version":
                    version = reader.GetInt32();
                    RequireVersion(version, name);
                    break;
                case "experiment":
                    experiment = reader.GetString()!;
                    break;
                case "kind":
                    type = ResultsJson.TypeOf(reader.GetString()!);
                    break;
                case "count":
                    count = reader.GetInt32();
                    break;
                case "fields":
                    shape = RecordShape.Read(JsonElement.ParseValue(ref reader));
                    break;
                case "runs" when version > 0 && shape is not null && type is not null:
                    return new Content(experiment, count, Runs(ref reader, shape, type));
            }
        }

        throw new InvalidDataException($"{name} is no recorded evidence: it needs version, kind and fields, and runs after them");
    }

    private static List<ExperimentResult> Runs(ref Utf8JsonReader reader, RecordShape shape, Type type)
    {
        var runs = new List<ExperimentResult>();
        using var expanded = new MemoryStream();
        using var writer = new Utf8JsonWriter(expanded);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            expanded.SetLength(0);
            writer.Reset(expanded);
            RecordText.Expand(ref reader, shape, writer);
            writer.Flush();
            runs.Add((ExperimentResult)JsonSerializer.Deserialize(expanded.GetBuffer().AsSpan(0, (int)expanded.Length), type, ResultsJson.Options)!);
        }

        return runs;
    }

    private static IReadOnlyList<ExperimentResult> Require(Content content, string name)
    {
        if (content.Runs.Count != content.Count)
        {
            throw new InvalidDataException($"{name} has {content.Runs.Count} runs; it says that it has {content.Count}");
        }

        if (content.Runs.Find(r => r.Key.Experiment != content.Experiment) is { } foreign)
        {
            throw new InvalidDataException($"{name} is about the experiment {content.Experiment} and holds the run {foreign.Key}");
        }

        var sorted = new SweepResults(content.Runs).Results;
        for (var i = 0; i < sorted.Count; i++)
        {
            if (!ReferenceEquals(sorted[i], content.Runs[i]) || (i > 0 && sorted[i].Key == sorted[i - 1].Key))
            {
                throw new InvalidDataException($"{name} holds the run {content.Runs[i].Key} twice or out of order");
            }
        }

        return sorted;
    }

    internal static void RequireVersion(int version, string name)
    {
        if (version != Version)
        {
            throw new InvalidDataException($"{name} is evidence of version {version}; this program reads and writes version {Version}");
        }
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (!reader.Read() || reader.TokenType != token)
        {
            throw new JsonException("it is no JSON object");
        }
    }

    private sealed record Content(string Experiment, int Count, List<ExperimentResult> Runs);
}
