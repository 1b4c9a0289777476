using System.Text.Json;
using PlantNSeek.Files;

namespace PlantNSeek.Experiments.Spiral;

/// <summary>What the search found.</summary>
public sealed record SpiralSearchResult
{
    /// <summary>How it searched.</summary>
    public required SpiralSearchSettings Settings { get; init; }

    /// <summary>Canonical masks in all.</summary>
    public required int Masks { get; init; }

    /// <summary>Networks screened, over all rounds.</summary>
    public required long Networks { get; init; }

    /// <summary>Points of the spiral.</summary>
    public required int Points { get; init; }

    /// <summary>Points of which the screened counts are.</summary>
    public required int ScoredPoints { get; init; }

    /// <summary>The masks of each size.</summary>
    public required IReadOnlyList<SpiralSize> Sizes { get; init; }

    /// <summary>The best masks of each size, sizes ascending, the best first.</summary>
    public required IReadOnlyList<SpiralOptimum> Best { get; init; }

    /// <summary>The best of each structured network, by its units: (1,1,1), (1,1,2) … (3,3,3).</summary>
    public required IReadOnlyList<SpiralOptimum> Structured { get; init; }

    /// <summary>The smallest mask found that reaches an accuracy; null where none does.</summary>
    public SpiralOptimum? SmallestReaching(double accuracy) => Best.FirstOrDefault(best => best.Accuracy >= accuracy);

    /// <summary>The search of all masks as it was recorded (spec/reference/spiral-width3.json).</summary>
    /// <exception cref="InvalidOperationException">This assembly was built without the record.</exception>
    public static SpiralSearchResult Recorded() => Load("spiral-width3.json");

    /// <summary>The search of small masks from more initial values as it was recorded (spec/reference/spiral-width3-small.json).</summary>
    /// <exception cref="InvalidOperationException">This assembly was built without the record.</exception>
    public static SpiralSearchResult RecordedSmall() => Load("spiral-width3-small.json");

    /// <summary>The result as JSON: the same bytes for the same result.</summary>
    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, JsonFormat.Indented), (byte)'\n'];

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The bytes are no such result.</exception>
    public static SpiralSearchResult Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<SpiralSearchResult>(json, JsonFormat.Indented) ?? throw new JsonException("the result is null");

    private static SpiralSearchResult Load(string name)
    {
        using var stream = typeof(SpiralSearchResult).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the assembly holds no {name}; it was built without spec/reference/{name}");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
