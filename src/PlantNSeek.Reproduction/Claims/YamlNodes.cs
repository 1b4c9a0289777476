using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PlantNSeek.Claims;

/// <summary>Reads nodes of a claims file strictly: what is missing, unknown or of the wrong form is an error that names the claim and the key.</summary>
internal static class YamlNodes
{
    public static YamlMappingNode Root(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents.Count > 0
                ? Mapping(stream.Documents[0].RootNode, "the file")
                : throw new FormatException("the claims file is empty; it needs the key claims");
        }
        catch (YamlException e)
        {
            throw new FormatException($"the claims file is no YAML: {e.Message}", e);
        }
    }

    public static void RequireOneOf(string what, string? value, IReadOnlyList<string> known, string id)
    {
        if (value is not null && !known.Contains(value))
        {
            throw new FormatException($"claim {id}: {what} is {value}; the known ones are {string.Join(", ", known)}");
        }
    }

    public static void RequireKnown(YamlMappingNode node, string[] known, string where)
    {
        foreach (var key in node.Children.Keys.Select(k => ((YamlScalarNode)k).Value!))
        {
            if (!known.Contains(key))
            {
                throw new FormatException($"claim {where}: unknown key {key}; the known ones are {string.Join(", ", known)}");
            }
        }
    }

    public static YamlNode Child(YamlMappingNode node, string key, string where) =>
        node.Children.TryGetValue(key, out var child) ? child : throw new FormatException($"claim {where}: key {key} is missing");

    public static YamlMappingNode Mapping(YamlNode node, string where) =>
        node as YamlMappingNode ?? throw new FormatException($"claim {where}: expected keys and values at line {node.Start.Line}");

    public static YamlSequenceNode Sequence(YamlMappingNode node, string key, string where) =>
        Child(node, key, where) as YamlSequenceNode ?? throw new FormatException($"claim {where}: {key} is not a list");

    public static string Text(YamlMappingNode node, string key, string where) =>
        (Child(node, key, where) as YamlScalarNode)?.Value ?? throw new FormatException($"claim {where}: {key} is not a text");

    public static string? OptionalText(YamlMappingNode node, string key, string where) =>
        node.Children.ContainsKey(key) ? Text(node, key, where) : null;

    public static IReadOnlyList<string> Texts(YamlMappingNode node, string key, string where) => node.Children.ContainsKey(key)
        ? [.. Sequence(node, key, where).Select(d => (d as YamlScalarNode)?.Value ?? throw new FormatException($"claim {where}: an entry of {key} is not a text"))]
        : [];

    public static int? Whole(YamlMappingNode node, string key, string where) => Number(node, key, where) switch
    {
        null => null,
        { } number when number == Math.Floor(number) && Math.Abs(number) < int.MaxValue => (int)number,
        { } number => throw new FormatException(FormattableString.Invariant($"claim {where}: {key} is {number}; expected a whole number")),
    };

    public static double? Number(YamlMappingNode node, string key, string where)
    {
        if (OptionalText(node, key, where) is not { } text)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"claim {where}: {key} is {text}; expected a number");
    }
}
