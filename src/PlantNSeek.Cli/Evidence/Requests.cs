using PlantNSeek.Evidence.Recording;

namespace PlantNSeek.Cli.Evidence;

/// <summary>Runs to be recorded.</summary>
/// <param name="Folder">The evidence, read where it is there, and written.</param>
/// <param name="StoreFolder">Where finished runs are kept, and taken from.</param>
/// <param name="Settings">What is recorded.</param>
/// <param name="Shard">The part of the long profile that is recorded; all of it where null.</param>
internal sealed record RecordRequest(string Folder, string StoreFolder, RecordingSettings Settings, (int Number, int Count)? Shard)
{
    /// <summary>The folder of data sets; null for that of the environment variable.</summary>
    public string? DataFolder { get; init; }
}

/// <summary>Folders to be put together.</summary>
/// <param name="Into">The folder that is written.</param>
/// <param name="Folders">Those that are read.</param>
internal sealed record MergeRequest(string Into, IReadOnlyList<string> Folders);

/// <summary>Something recorded to be recomputed.</summary>
/// <param name="Subject">The id of a claim, the name of a figure, or the key of a run.</param>
/// <param name="Folder">The evidence.</param>
/// <param name="All">Whether all that lies behind it is recomputed, and not only what takes seconds.</param>
/// <param name="Threads">Runs at work at a time, at least 1.</param>
internal sealed record AuditRequest(string Subject, string Folder, bool All, int Threads);

/// <summary>What an audit found.</summary>
/// <param name="Lines">What to say of it.</param>
/// <param name="IsConfirmed">Whether every recomputed value is the recorded one.</param>
internal sealed record AuditOutcome(IReadOnlyList<string> Lines, bool IsConfirmed);
