using System.Text.Json;
using PlantNSeek.Artifacts.Graphs;
using PlantNSeek.Files;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numpy;

namespace PlantNSeek.Artifacts;

/// <summary>The operations of a network that is not fully connected, as JSON in the array <c>graph</c>.</summary>
internal static class GraphArray
{
    /// <summary>Adds the operations of a graph; nothing for a fully connected network, whose tensors say all.</summary>
    public static void Add(NpzWriter writer, NetworkGraph graph)
    {
        if (graph.AsChain is null)
        {
            TextArrays.Add(writer, ArrayNames.Graph, GraphText.Of(graph.AsDefinition!));
        }
    }

    /// <summary>The graph of a file; null where it has none.</summary>
    /// <exception cref="NpzException">The text is no network; the message names the node and both values.</exception>
    public static NetworkGraph? Find(NpzFile file)
    {
        if (TextArrays.Find<GraphText>(file, ArrayNames.Graph, static graph => graph.Format, GraphText.CurrentFormat) is not { } text)
        {
            return null;
        }

        try
        {
            return text.Definition.Graph;
        }
        catch (ArgumentException e)
        {
            throw NpzException.OfArray(file.Name, ArrayNames.Graph, $"is no network: {WithoutParameter(e)}", e);
        }
    }

    /// <summary>What tells one network from another but its parameters, as text: the widths, or the operations in the words of the array.</summary>
    public static string Identity(NetworkGraph graph) =>
        graph.AsChain is { } chain ? $"{chain}" : JsonSerializer.Serialize(GraphText.Of(graph.AsDefinition!), JsonFormat.Options);

    /// <summary>The extents of a sample in a file: of an image channels, rows and columns.</summary>
    public static int[] SampleExtents(NetworkGraph graph) =>
        graph.AsDefinition?.Input is { Pixels: > 1 } image ? [image.Channels, image.Rows, image.Columns] : [graph.Widths[0]];

    /// <summary>The widths of a fully connected network, or the channels and what they have of pixels at first.</summary>
    public static string Describe(NetworkGraph graph) =>
        graph.AsChain is null && graph.AsDefinition is { Input: var input } ? $"channels {string.Join('-', graph.Widths)} on {input.Rows}x{input.Columns} pixels" : $"{graph.Layout}";

    private static string WithoutParameter(ArgumentException e) =>
        e.ParamName is { Length: > 0 } name ? e.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : e.Message;
}
