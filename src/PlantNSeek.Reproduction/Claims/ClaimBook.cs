using PlantNSeek.Claims.Estimates;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Sweeping;
using YamlDotNet.RepresentationModel;
using static PlantNSeek.Claims.YamlNodes;

namespace PlantNSeek.Claims;

/// <summary>Reads the claims of <c>spec/claims.yaml</c>, strictly: an unknown or missing key is an error that names claim and key.</summary>
public static class ClaimBook
{
    private static readonly string[] PartKeys =
    [
        "measure", "protocol", "experiment", "task", "depth", "width", "noise", "switch", "decay", "against", "replicates", "score", "pruner", "pruners", "densities", "number", "from", "to",
        "expected", "below", "at-least",
    ];

    private static readonly string[] ComparedKeys = ["experiment", "task", "depth", "width", "noise", "switch", "decay"];

    /// <summary>The claims this build was made with.</summary>
    public static IReadOnlyList<Claim> Embedded { get; } = Parse(EmbeddedText());

    /// <summary>The claim of an id, in any letter case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static Claim ById(string id) => Catalogue.Find(Embedded, id, static claim => claim.Id, $"claim is {id}; the known ones are");

    /// <summary>Parses the text of a claims file.</summary>
    /// <exception cref="FormatException">Something is missing, unknown or of the wrong form; the message says where.</exception>
    public static IReadOnlyList<Claim> Parse(string yaml)
    {
        var claims = new List<Claim>();
        foreach (var node in Sequence(RootOf(yaml), "claims", "the file"))
        {
            claims.Add(ReadClaim(Mapping(node, $"claim {claims.Count + 1}")));
        }

        foreach (var claim in claims)
        {
            RequireOneOf("repeats", claim.Repeats, [.. claims.Where(c => c.Repeats is null).Select(c => c.Id)], claim.Id);
        }

        return claims;
    }

    /// <summary>The text that this build was made with.</summary>
    internal static string EmbeddedText()
    {
        using var stream = typeof(ClaimBook).Assembly.GetManifestResourceStream("claims.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The whole of a claims file: claims, what is held, and no id twice.</summary>
    internal static YamlMappingNode RootOf(string yaml)
    {
        var root = Root(yaml);
        RequireKnown(root, ["claims", "held"], "the file");
        var ids = from list in (string[])["claims", "held"]
                  where root.Children.ContainsKey(list)
                  from entry in Sequence(root, list, "the file")
                  select OptionalText(Mapping(entry, $"an entry of {list}"), "id", $"an entry of {list}");
        var twice = ids.OfType<string>().GroupBy(id => id).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? root : throw new FormatException($"claim {twice.Key} is given {twice.Count()} times; an id is given once");
    }

    /// <summary>Requires one threshold and a setting that can be run.</summary>
    internal static void RequireMeasurable(ClaimPart part, string id)
    {
        if (part.Below is null == part.AtLeast is null)
        {
            throw new FormatException($"claim {id}: a part of measure {part.Measure} needs exactly one of below and at-least");
        }

        RequireOneOf("protocol", part.Protocol, [.. Protocol.All.Select(p => p.Name)], id);
        RequireOneOf("task", part.Task, [.. TaskCatalog.All.Select(t => t.Name)], id);
        RequireOneOf("experiment", part.Experiment, [.. ExperimentCatalog.All.Select(e => e.Name)], id);
    }

    private static Claim ReadClaim(YamlMappingNode node)
    {
        var id = Text(node, "id", "a claim");
        RequireKnown(node, ["id", "title", "source", "statement", "parts", "artefacts", "recorded", "repeats"], id);
        var recorded = Mapping(Child(node, "recorded", id), id);
        RequireKnown(recorded, ["paper", "fair"], id);
        return new Claim(
            id,
            Text(node, "title", id),
            Text(node, "source", id),
            Text(node, "statement", id).Trim(),
            [.. Sequence(node, "parts", id).Select(p => ReadPart(Mapping(p, id), id))],
            ReadVerdict(recorded, "paper", id),
            ReadVerdict(recorded, "fair", id))
        {
            Repeats = OptionalText(node, "repeats", id),
            Artefacts = node.Children.ContainsKey("artefacts") ? [.. Sequence(node, "artefacts", id).Select(p => ReadArtefact(Mapping(p, id), id))] : [],
        };
    }

    private static ClaimPart ReadArtefact(YamlMappingNode node, string id)
    {
        var part = ReadPart(node, id);
        return part.Against is not null ? part : throw new FormatException($"claim {id}: an artefact of measure {part.Measure} needs the key against");
    }

    private static ClaimPart ReadPart(YamlMappingNode node, string id)
    {
        RequireKnown(node, PartKeys, id);
        var part = new ClaimPart
        {
            Measure = Text(node, "measure", id),
            Task = Text(node, "task", id),
            Depth = Whole(node, "depth", id) ?? throw new FormatException($"claim {id}: key depth is missing"),
            Protocol = OptionalText(node, "protocol", id),
            Experiment = OptionalText(node, "experiment", id) ?? "singleshot",
            Width = Whole(node, "width", id) ?? 100,
            Noise = Number(node, "noise", id) ?? 0.01,
            Switch = OptionalText(node, "switch", id) ?? "",
            Decay = Decay(node, id),
            Against = node.Children.ContainsKey("against") ? ReadCompared(Mapping(Child(node, "against", id), id), id) : null,
            Replicates = Whole(node, "replicates", id) ?? 1,
            Score = OptionalText(node, "score", id),
            Pruner = OptionalText(node, "pruner", id),
            Pruners = Texts(node, "pruners", id),
            Number = OptionalText(node, "number", id),
            Densities = Texts(node, "densities", id),
            From = OptionalText(node, "from", id),
            To = OptionalText(node, "to", id),
            Expected = Number(node, "expected", id),
            Below = Number(node, "below", id),
            AtLeast = Number(node, "at-least", id),
        };
        RequireMeasurable(part, id);
        RequireOneOf("measure", part.Measure, Measures.Names, id);
        RequireOneOf("score", part.Score, Margins.Scores, id);
        RequireNames(part, id);
        if (part.Against is not null)
        {
            RequireMeasurable(part.Other(), id);
            RequireNames(part.Other(), id);
        }

        foreach (var label in part.Densities.Append(part.From).Append(part.To))
        {
            RequireOneOf("density", label, DensityPoint.All, id);
        }

        foreach (var key in Measures.RequiredKeys(part.Measure).Where(key => !node.Children.ContainsKey(key)))
        {
            throw new FormatException($"claim {id}: measure {part.Measure} needs the key {key}");
        }

        return part;
    }

    private static ComparedSetting ReadCompared(YamlMappingNode node, string id)
    {
        RequireKnown(node, ComparedKeys, id);
        return new ComparedSetting(
            OptionalText(node, "experiment", id), OptionalText(node, "task", id), Whole(node, "depth", id), Whole(node, "width", id), Number(node, "noise", id),
            OptionalText(node, "switch", id))
        {
            Decay = OptionalText(node, "decay", id) is "" ? "" : Decay(node, id),
        };
    }

    private static string? Decay(YamlMappingNode node, string id)
    {
        try
        {
            return OptionalText(node, "decay", id) is { } text ? DecayVariation.Parse(text).Name : null;
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"claim {id}: {e.Message}", e);
        }
    }

    private static void RequireNames(ClaimPart part, string id)
    {
        foreach (var name in part.Switch.Split('+', StringSplitOptions.RemoveEmptyEntries))
        {
            RequireOneOf("switch", name, [.. ProtocolSwitch.All.Select(s => s.Name)], id);
        }

        foreach (var pruner in part.Pruners.Append(part.Pruner))
        {
            RequireOneOf("pruner", pruner, Measures.KnownNames(part.Experiment), id);
        }
    }

    private static RecordedVerdict ReadVerdict(YamlMappingNode recorded, string protocol, string id)
    {
        var node = Mapping(Child(recorded, protocol, id), id);
        RequireKnown(node, ["verdict", "reason"], id);
        var text = Text(node, "verdict", id);
        RequireOneOf("verdict", text, Enum.GetNames<Verdict>(), id);
        return new RecordedVerdict(Enum.Parse<Verdict>(text), Text(node, "reason", id).Trim());
    }
}
