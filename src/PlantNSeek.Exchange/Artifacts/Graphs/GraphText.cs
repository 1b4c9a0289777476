using System.Text.Json.Serialization;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.Artifacts.Graphs;

/// <summary>The operations of a network as JSON; they are computed in the order in which they are listed, and the last one gives the outputs.</summary>
internal sealed record GraphText
{
    /// <summary>The format that is written and read.</summary>
    public const string CurrentFormat = "plantnseek graph 1";

    /// <summary>Which format it is.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>What the network is called.</summary>
    public required string Name { get; init; }

    /// <summary>Channels, rows and columns of a sample; of a vector its length and twice 1.</summary>
    public required IReadOnlyList<int> Input { get; init; }

    /// <summary>The operations.</summary>
    public required IReadOnlyList<GraphNode> Nodes { get; init; }

    /// <summary>The text of a network.</summary>
    /// <exception cref="NotSupportedException">A file holds no such operation.</exception>
    public static GraphText Of(NetworkDefinition definition)
    {
        var input = definition.Input;
        return new GraphText { Name = definition.Name, Input = [input.Channels, input.Rows, input.Columns], Nodes = [.. definition.Nodes.Select(NodeKinds.Text)] };
    }

    /// <summary>The network of a text.</summary>
    /// <exception cref="ArgumentException">There is none; the message names the node and both values.</exception>
    [JsonIgnore]
    public NetworkDefinition Definition
    {
        get
        {
            if (Input is not [var channels, var rows, var columns])
            {
                throw new ArgumentException($"input has {Input.Count} extents; they are 3, channels, rows and columns");
            }

            RequireNames();
            RequireOrder();
            var definition = new NetworkDefinition(Name, new FeatureShape(channels, rows, columns), Nodes.Select(NodeKinds.Node));
            RequireSizes(definition);
            LayerNames.Require(definition);
            return definition;
        }
    }

    // A null among the items is no fault to the reader of JSON.
    private void RequireNames()
    {
        foreach (var (i, node) in Nodes.Index())
        {
            if (node is null || node.From.Contains(null!))
            {
                throw new ArgumentException($"nodes[{i}] is null or reads null; it must be a node that reads others by name");
            }

            if (Nodes.Take(i).Any(other => other.Name == node.Name))
            {
                throw new ArgumentException($"two nodes are called '{node.Name}'; a name is given once");
            }
        }
    }

    // What is read later than it is needed is a circle or a wrong order, and no misspelt name.
    private void RequireOrder()
    {
        for (var i = 0; i < Nodes.Count; i++)
        {
            var behind = Nodes.Skip(i).Select(static node => node.Name).FirstOrDefault(Nodes[i].From.Contains);
            if (behind is not null)
            {
                throw new ArgumentException($"{Nodes[i].Name} reads '{behind}', which is {(behind == Nodes[i].Name ? "itself" : "computed after it")}; a network has no circle, and its nodes are in the order in which they are computed");
            }
        }
    }

    // Extents that no index counts would wrap around.
    private static void RequireSizes(NetworkDefinition definition)
    {
        foreach (var (name, shape) in definition.Shapes)
        {
            if (Math.BigMul(shape.Channels, shape.Rows) is var lines && (lines > int.MaxValue || lines * shape.Columns > int.MaxValue))
            {
                throw new ArgumentException($"{name} gives {shape.Channels} channels of {shape.Rows} rows and {shape.Columns} columns; at most {int.MaxValue} numbers can be computed");
            }
        }
    }
}
