using System.Net.Http.Headers;

namespace PlantNSeek.DataSets.Fetching;

/// <summary>What a server says of a file, by which another answer can be told to be of the same file.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Tag">Its ETag, where the server gives one.</param>
/// <param name="Changed">When it was changed last, where the server says so.</param>
/// <param name="Length">Its length, where the server says so.</param>
internal sealed record ServerFile(Uri Address, string? Tag, DateTimeOffset? Changed, long? Length)
{
    /// <summary>Of an answer with the file or a part of it.</summary>
    public static ServerFile Of(Uri address, HttpResponseMessage response) => new(
        address,
        response.Headers.ETag?.ToString(),
        response.Content.Headers.LastModified,
        response.Content.Headers.ContentRange is { } range ? range.Length : response.Content.Headers.ContentLength);

    /// <summary>The condition under which the server sends the rest only; it sends a changed file whole. Weak tags allow for no parts.</summary>
    public RangeConditionHeaderValue? Condition() =>
        Tag is not null && !Tag.StartsWith("W/", StringComparison.Ordinal) ? new RangeConditionHeaderValue(EntityTagHeaderValue.Parse(Tag))
        : Changed is { } changed ? new RangeConditionHeaderValue(changed)
        : null;
}
