using YamlDotNet.RepresentationModel;
using static PlantNSeek.Claims.YamlNodes;

namespace PlantNSeek.Claims.Held;

/// <summary>Reads what holds by proof or construction from <c>spec/claims.yaml</c>, as strictly as the claims.</summary>
public static class HeldBook
{
    private static readonly string[] PartKeys = ["measure", "protocol", "experiment", "task", "depth", "number", "below", "at-least"];
    private static readonly Dictionary<string, Ground> Grounds = new(StringComparer.Ordinal) { ["proof"] = Ground.Proof, ["construction"] = Ground.Construction };

    /// <summary>The statements this build was made with.</summary>
    public static IReadOnlyList<HeldStatement> Embedded { get; } = Parse(ClaimBook.EmbeddedText());

    /// <summary>Parses the text of a claims file.</summary>
    /// <exception cref="FormatException">Something is missing, unknown or of the wrong form; the message says where.</exception>
    public static IReadOnlyList<HeldStatement> Parse(string yaml)
    {
        var root = ClaimBook.RootOf(yaml);
        return root.Children.ContainsKey("held") ? [.. Sequence(root, "held", "the file").Select(n => Read(Mapping(n, "an entry of held")))] : [];
    }

    private static HeldStatement Read(YamlMappingNode node)
    {
        var id = Text(node, "id", "an entry of held");
        RequireKnown(node, ["id", "title", "source", "statement", "because", "requirement", "parts"], id);
        var because = Text(node, "because", id);
        RequireOneOf("because", because, [.. Grounds.Keys], id);
        var requirements = Texts(node, "requirement", id);
        return new HeldStatement(
            id,
            Text(node, "title", id),
            Text(node, "source", id),
            Text(node, "statement", id).Trim(),
            Grounds[because],
            requirements.Count > 0 ? requirements : throw new FormatException($"claim {id}: requirement is missing; it names the requirements that state this"),
            [.. Sequence(node, "parts", id).Select(p => ReadPart(Mapping(p, id), id))]);
    }

    private static ClaimPart ReadPart(YamlMappingNode node, string id)
    {
        RequireKnown(node, PartKeys, id);
        var part = new ClaimPart
        {
            Measure = Text(node, "measure", id),
            Protocol = OptionalText(node, "protocol", id),
            Experiment = OptionalText(node, "experiment", id) ?? "singleshot",
            Task = Text(node, "task", id),
            Depth = Whole(node, "depth", id) ?? throw new FormatException($"claim {id}: key depth is missing"),
            Number = OptionalText(node, "number", id),
            Below = Number(node, "below", id),
            AtLeast = Number(node, "at-least", id),
        };
        ClaimBook.RequireMeasurable(part, id);
        RequireOneOf("measure", part.Measure, HeldMeasures.Names, id);
        return part.Number is null == (part.Measure == HeldMeasures.Number)
            ? throw new FormatException($"claim {id}: the key number belongs to measure {HeldMeasures.Number}, and to no other")
            : part;
    }
}
