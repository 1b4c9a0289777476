namespace PlantNSeek.DataSets.Formats;

/// <summary>What a label must be.</summary>
internal static class Labels
{
    /// <exception cref="InvalidDataException">The label is none of the classes.</exception>
    public static void Require(DataFileStream file, int label, int record, int classes)
    {
        if (label < 0 || label >= classes)
        {
            throw file.Wrong($"labels 0 to {classes - 1}", $"label {label} in record {record}, counted from 0");
        }
    }
}
