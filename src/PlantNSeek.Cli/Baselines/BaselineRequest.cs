using PlantNSeek.Baselines;
using PlantNSeek.Files;

namespace PlantNSeek.Cli.Baselines;

/// <summary>What is to be done with baselines.</summary>
/// <param name="Record">Where what is measured goes; null for nowhere.</param>
/// <param name="Compare">The baseline to hold it against; null for none.</param>
/// <param name="RecordsImprovements">Whether the baseline is replaced where nothing got worse and something better.</param>
internal sealed record BaselineRequest(string? Record, string? Compare, bool RecordsImprovements)
{
    /// <summary>Whether there is anything to measure.</summary>
    public bool Measures => Record is not null || Compare is not null;

    /// <summary>The baseline, before the work, with which all files are known to be writable.</summary>
    /// <param name="inputs">What the command reads, which nothing may be written over.</param>
    /// <exception cref="InvalidDataException">It is no baseline.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public Baseline? Open(params IReadOnlyList<string> inputs)
    {
        var before = Compare is null ? null : BaselineFile.Read(Compare);
        foreach (var file in new[] { Record, RecordsImprovements ? Compare : null }.OfType<string>())
        {
            using var probe = new OutputProbe(Path.GetFullPath(file));
            if (inputs.FirstOrDefault(probe.Is) is { } input)
            {
                throw new ArgumentException($"--record is '{file}', which is '{input}', read by the command; give it a file of its own");
            }
        }

        return before;
    }

    /// <summary>Writes what is asked for; returns what to say of it.</summary>
    /// <param name="now">As measured.</param>
    /// <param name="comparison">With the baseline; null where there is none.</param>
    /// <param name="passes">Whether the whole check passes: what fails for another reason is not to become the baseline unasked.</param>
    public IReadOnlyList<string> Write(Baseline now, BaselineComparison? comparison, bool passes)
    {
        var said = new List<string>();
        if (Record is not null)
        {
            BaselineFile.Write(Record, now);
            said.Add($"{Path.GetFullPath(Record)}: the baseline, {now.Networks}");
        }

        if (RecordsImprovements && comparison is not null)
        {
            var improves = passes && comparison.IsImprovement;
            if (improves)
            {
                BaselineFile.Write(Compare!, now);
            }

            said.Add($"{Path.GetFullPath(Compare!)}: {(improves ? "the improvements are recorded" : !passes || !comparison.Passes ? "kept, for something got worse or does not hold" : "kept, for nothing got better")}");
        }

        return said;
    }
}
