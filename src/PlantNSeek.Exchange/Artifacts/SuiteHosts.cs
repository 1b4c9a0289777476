using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Artifacts;

/// <summary>
/// Which hosts the suites hold. Suites are cited by their checksums, so their hosts are listed here and do not follow the profiles, which may run
/// more replicates as verdicts need them.
/// </summary>
internal static class SuiteHosts
{
    /// <summary>The names of the suites, each that of a profile.</summary>
    public static IReadOnlyList<string> Names { get; } = ["quick", "paper", "smoke"];

    private static readonly string[] Tasks = ["circle", "helix", "relu"];
    private static readonly int[] Depths = [3, 5, 10];
    private static readonly double[] Noises = [0, 0.001, 0.01, 0.1];

    /// <summary>The hosts of a suite, each once, by path and then by seed.</summary>
    /// <exception cref="ArgumentException">No suite has that name.</exception>
    public static IReadOnlyList<ScenarioKey> Of(string suite)
    {
        var settings = suite switch
        {
            "paper" => Paper(),
            "quick" => Quick(),
            "smoke" => Smoke(),
            _ => throw new ArgumentException($"suite is {suite}; the known ones are {string.Join(", ", Names)}", nameof(suite)),
        };
        return
        [
            .. from setting in settings
               from seed in Enumerable.Range(1, setting.Seeds)
               let key = setting.Key with { Replicate = seed }
               orderby Path(key), seed
               select key,
        ];
    }

    // By the folder's order of settings, whatever the seed.
    private static OrdinalText Path(ScenarioKey key) => new(SuiteHost.PathOf(key with { Replicate = 0 }));

    // 25 seeds of each task at three depths; Circle at depth 6 with four noises, and in wide hosts.
    private static IEnumerable<(ScenarioKey Key, int Seeds)> Paper() =>
        from protocol in Protocol.All
        from setting in (IEnumerable<(ScenarioKey, int)>)
        [
            .. from task in Tasks from depth in Depths select (Key(protocol, task, depth), 25),
            .. Noises.Select(noise => (Key(protocol, "circle", 6) with { Noise = noise }, 10)),
            (Key(protocol, "circle", 6) with { Width = 1000 }, 3),
        ]
        select setting;

    // As many as the quick profile ran when the suite was first published.
    private static IEnumerable<(ScenarioKey Key, int Seeds)> Quick() =>
        from protocol in Protocol.All
        let isPaper = protocol == Protocol.Paper
        from setting in (IEnumerable<(ScenarioKey, int)>)
        [
            .. Tasks.Select(task => (Key(protocol, task, 3), 6)),
            (Key(protocol, "circle", 5), isPaper ? 19 : 10), (Key(protocol, "helix", 5), isPaper ? 19 : 12), (Key(protocol, "relu", 5), isPaper ? 19 : 17),
            (Key(protocol, "circle", 10), 6), (Key(protocol, "helix", 10), 3), (Key(protocol, "relu", 10), 3),
            .. Noises.Select(noise => (Key(protocol, "circle", 6) with { Noise = noise }, noise == 0.01 ? 5 : 3)),
            (Key(protocol, "circle", 6) with { Width = 1000 }, 1),
        ]
        select setting;

    private static IEnumerable<(ScenarioKey Key, int Seeds)> Smoke() =>
        from protocol in Protocol.All from task in Tasks from depth in Depths.Take(2) select (Key(protocol, task, depth), 1);

    private static ScenarioKey Key(Protocol protocol, string task, int depth) => ScenarioKey.Usual("singleshot", protocol.Name, task, depth);

    // Paths are ordered by their bytes, as on every machine.
    private readonly record struct OrdinalText(string Text) : IComparable<OrdinalText>
    {
        public int CompareTo(OrdinalText other) => string.CompareOrdinal(Text, other.Text);
    }
}
