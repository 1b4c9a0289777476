namespace PlantNSeek.Evidence;

/// <summary>A field of a record.</summary>
/// <param name="Name">As in JSON.</param>
internal sealed record RecordField(string Name)
{
    /// <summary>The fields of its value, or of each of its values; null where it has none.</summary>
    public RecordShape? Of { get; init; }

    /// <summary>Whether it is a list of values that have fields.</summary>
    public bool IsList { get; init; }
}
