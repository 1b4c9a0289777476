using System.Text;
using System.Text.Json;
using PlantNSeek.Files;

namespace PlantNSeek.Evidence;

/// <summary>What an evidence folder holds: engines, files with counts and hashes, and the cells with the sources that made them. Written as JSON, a line for each file and cell.</summary>
/// <param name="Engines">What computed the runs.</param>
/// <param name="Files">By name.</param>
/// <param name="Cells">By name.</param>
public sealed record EvidenceManifest(IReadOnlyList<string> Engines, IReadOnlyList<FileFacts> Files, IReadOnlyList<CellFacts> Cells)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The manifest as a document.</summary>
    public byte[] Write()
    {
        string[] sources = [.. Cells.Select(c => c.Sources).Distinct().Order(StringComparer.Ordinal)];
        var text = new StringBuilder();
        text.Append(Json($"{{\"format\":\"{EvidenceFile.Format}\",\"version\":{EvidenceFile.Version},\"engines\":{JsonSerializer.Serialize(Engines)},\n"));
        Lines(text, "files", Files.Select(f => JsonSerializer.Serialize(new object[] { f.Name, f.Runs, f.Sha256 }, JsonFormat.Options))).Append(",\n");
        Lines(text, "sources", sources.Select(s => JsonSerializer.Serialize(s))).Append(",\n");
        Lines(text, "cells", Cells.Select(c => JsonSerializer.Serialize(new object?[] { c.Cell, c.Runs, Array.IndexOf(sources, c.Sources), c.Seconds }, JsonFormat.Readable))).Append("}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="json">The document.</param>
    /// <param name="name">Names it in errors.</param>
    /// <exception cref="InvalidDataException">It is no manifest, or one of another version.</exception>
    public static EvidenceManifest Read(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.GetProperty("format").GetString() != EvidenceFile.Format)
            {
                throw new InvalidDataException($"{name} has the format {root.GetProperty("format")}; expected {EvidenceFile.Format}");
            }

            EvidenceFile.RequireVersion(root.GetProperty("version").GetInt32(), name);
            RequireOnce(root.GetProperty("files"), name);
            RequireOnce(root.GetProperty("cells"), name);
            string[] sources = [.. root.GetProperty("sources").EnumerateArray().Select(s => s.GetString()!)];
            return new EvidenceManifest(
                [.. root.GetProperty("engines").EnumerateArray().Select(e => e.GetString()!)],
                [.. root.GetProperty("files").EnumerateArray().Select(f => new FileFacts(f[0].GetString()!, f[1].GetInt32(), f[2].GetString()!))],
                [.. root.GetProperty("cells").EnumerateArray().Select(c => new CellFacts(c[0].GetString()!, c[1].GetInt32(), sources[c[2].GetInt32()], c[3].ValueKind == JsonValueKind.Null ? null : c[3].GetDouble()))]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"{name} is no manifest of recorded evidence: {e.Message}", e);
        }
    }

    private static void RequireOnce(JsonElement list, string name)
    {
        if (list.EnumerateArray().CountBy(static entry => entry[0].GetString()!).FirstOrDefault(static n => n.Value > 1) is { Key: { } twice })
        {
            throw new InvalidDataException($"{name} names {twice} more than once");
        }
    }

    private static string Json(FormattableString text) => FormattableString.Invariant(text);

    private static StringBuilder Lines(StringBuilder text, string name, IEnumerable<string> lines) => text.Append(Json($"\"{name}\":[\n")).AppendJoin(",\n", lines).Append("\n]");
}
