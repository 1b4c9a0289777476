using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Evidence.Recording;

/// <summary>Puts recorded runs of several folders together.</summary>
/// <param name="Book">All runs.</param>
/// <param name="Duplicates">Runs that were there more than once, equal each time.</param>
/// <param name="Missing">Runs of the long profile that no folder has.</param>
public sealed record EvidenceMerge(EvidenceBook Book, int Duplicates, IReadOnlyList<ScenarioKey> Missing)
{
    private const int Named = 5;

    /// <summary>Merges. Facts of a cell are those of the first folder that has them.</summary>
    /// <exception cref="InvalidDataException">A run is there twice with different results, or a cell by different sources; the message names each.</exception>
    public static EvidenceMerge Of(IReadOnlyList<(string Folder, EvidenceBook Book)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var runs = new Dictionary<ScenarioKey, (string Folder, ExperimentResult Run)>();
        var (duplicates, unequal) = (0, new List<string>());
        foreach (var (folder, run) in parts.SelectMany(p => p.Book.Results.Results, (p, run) => (p.Folder, run)))
        {
            if (runs.TryAdd(run.Key, (folder, run)))
            {
                continue;
            }

            duplicates++;
            if (ResultDifference.Between(runs[run.Key].Run, run) is { } difference)
            {
                unequal.Add($"{run.Key}: {difference.Place} is {difference.Recorded} in '{runs[run.Key].Folder}' and {difference.Recomputed} in '{folder}'");
            }
        }

        Require(unequal, "runs differ");
        var facts = parts.SelectMany(p => p.Book.Cells.Values, (p, cell) => (p.Folder, cell)).GroupBy(f => f.cell.Cell).ToArray();
        Require([.. facts.Where(g => g.Select(f => f.cell.Sources).Distinct().Count() > 1).Select(g => $"{g.Key}: " + string.Join(", ", g.Select(f => $"{f.cell.Sources} in '{f.Folder}'")))], "cells were recorded by different sources");
        var book = new EvidenceBook(new SweepResults(runs.Values.Select(r => r.Run)), facts.Select(g => g.First().cell), SourceFingerprint.Value);
        return new EvidenceMerge(book, duplicates, [.. Profile.Recorded.Scenarios().Where(key => !runs.ContainsKey(key))]);
    }

    private static void Require(List<string> faults, string what)
    {
        if (faults.Count > 0)
        {
            var more = faults.Count > Named ? $"; and {faults.Count - Named} more" : "";
            throw new InvalidDataException($"{faults.Count} {what}: {string.Join("; ", faults.Take(Named))}{more}; nothing was written");
        }
    }
}
