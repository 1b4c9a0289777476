using System.Globalization;
using PlantNSeek.Experiments;
using YamlDotNet.RepresentationModel;

namespace PlantNSeek.Claims;

/// <summary>Reads the claims of <c>spec/claims.yaml</c>, strictly: an unknown or missing key is an error that names claim and key.</summary>
public static class ClaimBook
{
    private static readonly string[] PartKeys =
        ["measure", "task", "depth", "against", "score", "pruner", "densities", "from", "to", "expected", "below", "at-least"];

    /// <summary>The claims this build was made with.</summary>
    public static IReadOnlyList<Claim> Embedded { get; } = ReadEmbedded();

    /// <summary>Parses the text of a claims file.</summary>
    /// <exception cref="FormatException">Something is missing, unknown or of the wrong form; the message says where.</exception>
    public static IReadOnlyList<Claim> Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var root = Mapping(stream.Documents[0].RootNode, "the file");
        var claims = new List<Claim>();
        foreach (var node in Sequence(root, "claims", "the file"))
        {
            claims.Add(ReadClaim(Mapping(node, $"claim {claims.Count + 1}")));
        }

        var twice = claims.GroupBy(c => c.Id).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? claims : throw new FormatException($"claim {twice.Key} stands {twice.Count()} times; an id stands once");
    }

    private static Claim ReadClaim(YamlMappingNode node)
    {
        var id = Text(node, "id", "a claim");
        RequireKnown(node, ["id", "title", "source", "statement", "parts", "recorded"], id);
        var recorded = Mapping(Child(node, "recorded", id), id);
        return new Claim(
            id,
            Text(node, "title", id),
            Text(node, "source", id),
            Text(node, "statement", id).Trim(),
            [.. Sequence(node, "parts", id).Select(p => ReadPart(Mapping(p, id), id))],
            ReadVerdict(recorded, "paper", id),
            ReadVerdict(recorded, "fair", id));
    }

    private static ClaimPart ReadPart(YamlMappingNode node, string id)
    {
        RequireKnown(node, PartKeys, id);
        var part = new ClaimPart
        {
            Measure = Text(node, "measure", id),
            Task = Text(node, "task", id),
            Depth = (int)Number(node, "depth", id)!.Value,
            Against = (int?)Number(node, "against", id),
            Score = OptionalText(node, "score"),
            Pruner = OptionalText(node, "pruner"),
            Densities = node.Children.ContainsKey("densities")
                ? [.. Sequence(node, "densities", id).Select(d => ((YamlScalarNode)d).Value!)]
                : [],
            From = OptionalText(node, "from"),
            To = OptionalText(node, "to"),
            Expected = Number(node, "expected", id),
            Below = Number(node, "below", id),
            AtLeast = Number(node, "at-least", id),
        };
        if (part.Below is null == part.AtLeast is null)
        {
            throw new FormatException($"claim {id}: a part of measure {part.Measure} needs exactly one of below and at-least");
        }

        if (!Measures.Names.Contains(part.Measure))
        {
            throw new FormatException($"claim {id}: measure is {part.Measure}; the known ones are {string.Join(", ", Measures.Names)}");
        }

        foreach (var label in part.Densities.Concat([part.From, part.To]).Where(l => l is not null))
        {
            if (!DensityPoint.Labels.Contains(label))
            {
                throw new FormatException($"claim {id}: density is {label}; the known ones are {string.Join(", ", DensityPoint.Labels)}");
            }
        }

        return part;
    }

    private static RecordedVerdict ReadVerdict(YamlMappingNode recorded, string protocol, string id)
    {
        var node = Mapping(Child(recorded, protocol, id), id);
        RequireKnown(node, ["verdict", "reason"], id);
        var text = Text(node, "verdict", id);
        return Enum.TryParse<Verdict>(text, out var verdict)
            ? new RecordedVerdict(verdict, Text(node, "reason", id).Trim())
            : throw new FormatException($"claim {id}: verdict is {text}; the known ones are {string.Join(", ", Enum.GetNames<Verdict>())}");
    }

    private static void RequireKnown(YamlMappingNode node, string[] known, string where)
    {
        foreach (var key in node.Children.Keys.Select(k => ((YamlScalarNode)k).Value!))
        {
            if (!known.Contains(key))
            {
                throw new FormatException($"claim {where}: unknown key {key}; the known ones are {string.Join(", ", known)}");
            }
        }
    }

    private static YamlNode Child(YamlMappingNode node, string key, string where) =>
        node.Children.TryGetValue(key, out var child) ? child : throw new FormatException($"claim {where}: key {key} is missing");

    private static YamlMappingNode Mapping(YamlNode node, string where) =>
        node as YamlMappingNode ?? throw new FormatException($"claim {where}: expected keys and values at line {node.Start.Line}");

    private static YamlSequenceNode Sequence(YamlMappingNode node, string key, string where) =>
        Child(node, key, where) as YamlSequenceNode ?? throw new FormatException($"claim {where}: {key} is not a list");

    private static string Text(YamlMappingNode node, string key, string where) =>
        (Child(node, key, where) as YamlScalarNode)?.Value ?? throw new FormatException($"claim {where}: {key} is not a text");

    private static string? OptionalText(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var child) ? ((YamlScalarNode)child).Value : null;

    private static double? Number(YamlMappingNode node, string key, string where)
    {
        if (OptionalText(node, key) is not { } text)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"claim {where}: {key} is {text}; expected a number");
    }

    private static IReadOnlyList<Claim> ReadEmbedded()
    {
        using var stream = typeof(ClaimBook).Assembly.GetManifestResourceStream("claims.yaml")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
