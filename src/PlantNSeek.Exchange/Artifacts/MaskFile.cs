using PlantNSeek.Files;
using PlantNSeek.Networks;
using PlantNSeek.Numpy;
using PlantNSeek.Pruning;

namespace PlantNSeek.Artifacts;

/// <summary>
/// A mask as an <c>.npz</c> file: for each tensor of the network an array of its name and shape, of booleans or of numbers that are 0 or 1; 1 keeps the parameter.
/// Where the ticket is to be trained from other than the host's parameters, those are in arrays <c>start.layer1.weight</c> … beside it, and in <c>start.samples</c>
/// how many samples they have been trained on.
/// </summary>
public static class MaskFile
{
    /// <summary>Reads a mask of a host's parameters and, where it was sought by the command, how.</summary>
    /// <param name="path">The file.</param>
    /// <param name="host">The network.</param>
    /// <param name="biases">What becomes of the biases where the file has an array for none of them.</param>
    /// <exception cref="NpzException">The file is not what it must be: the message names file, array and what does not fit.</exception>
    public static (FoundTicket Ticket, MaskOrigin? Origin) Read(string path, Host host, MissingBiases biases = MissingBiases.AreAnError)
    {
        using var file = NpzFile.Open(path);
        return Read(file, host, biases);
    }

    /// <inheritdoc cref="Read(string, Host, MissingBiases)"/>
    public static (FoundTicket Ticket, MaskOrigin? Origin) Read(NpzFile file, Host host, MissingBiases biases = MissingBiases.AreAnError)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(host);
        var origin = TextArrays.Find<MaskOrigin>(file, ArrayNames.Origin, static o => o.Format, MaskOrigin.CurrentFormat);
        if (origin is not null && origin.Host != host.Digest)
        {
            throw NpzException.OfArray(file.Name, ArrayNames.Origin, $"says that it was sought in the host {HostDigest.Short(origin.Host)}; {host.Name} holds {HostDigest.Short(host.Digest)}");
        }

        var isHost = TextArrays.Has(file, ArrayNames.Task);
        if (isHost || TextArrays.Has(file, ArrayNames.Receipt))
        {
            throw NpzException.OfFile(file.Name, $"is {(isHost ? "a planted host" : "the truth about a planted host")}; a mask of {host.Name} is needed");
        }

        if (file.Arrays.FirstOrDefault(static a => !IsOfAMask(a.Name)) is { } other)
        {
            throw other.Error($"is no tensor of {host.Name}; a mask has the arrays layer1.weight to {TensorArrays.OwnTensors(host.Layout)[^1].Name}");
        }

        TensorArrays.RequireNoOthers(file, host.Layout, "", host.Name);
        var slices = TensorArrays.OwnTensors(host.Layout).Where(slice => file.Find(slice.Name) is not null).ToArray();
        if (biases == MissingBiases.AreAnError && host.Layout.BiasCount > 0 && slices.Length == host.Layout.LayerCount && slices.All(static slice => slice.Kind == ParameterKind.Weight))
        {
            throw NpzException.OfFile(file.Name, $"has no array {TensorArrays.OwnTensors(host.Layout).First(static slice => slice.Kind == ParameterKind.Bias).Name}, nor any other bias; add them, or say that all biases are kept or removed (judge --biases)");
        }

        bool? filling = biases == MissingBiases.AreAnError ? null : biases == MissingBiases.AreKept;
        var ticket = new FoundTicket(TensorArrays.Mask(file, host.Layout, "", host.Name, filling)) { Samples = origin?.Samples ?? 0 };
        return (HasStart(file)
            ? ticket with { StartParameters = TensorArrays.Parameters(file, host.Layout, ArrayNames.Start, host.Name), StartSamples = StartSamples(file) }
            : ticket, origin);
    }

    /// <summary>Writes a mask, whole or not at all.</summary>
    /// <exception cref="ArgumentException">The mask or the start is of another network.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, ParameterLayout layout, FoundTicket ticket, MaskOrigin? origin = null)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(ticket);
        RequireLength(ticket.Mask.Length, "the mask", layout);
        RequireLength(ticket.StartParameters?.Length ?? layout.Count, "the start", layout);
        WholeFile.Write(path, stream =>
        {
            using var writer = new NpzWriter(stream);
            if (origin is not null)
            {
                TextArrays.Add(writer, ArrayNames.Origin, origin);
            }

            TensorArrays.Add(writer, "", layout, ticket.Mask);
            if (ticket.StartParameters is { } start)
            {
                TensorArrays.Add(writer, ArrayNames.Start, layout, start.Span);
                if (ticket.StartSamples is { } samples)
                {
                    writer.Add<long>(ArrayNames.StartSamples, [samples], []);
                }
            }
        });
    }

    private static void RequireLength(int length, string what, ParameterLayout layout)
    {
        if (length != layout.Count)
        {
            throw new ArgumentException($"{what} has {length} entries; the network {layout} has {layout.Count}");
        }
    }

    private static bool IsOfAMask(string array) =>
        array == ArrayNames.Origin || array.StartsWith("layer", StringComparison.Ordinal) || array.StartsWith(ArrayNames.Start, StringComparison.Ordinal);

    private static long? StartSamples(NpzFile file)
    {
        if (file.Find(ArrayNames.StartSamples) is not { } array)
        {
            return null;
        }

        if (array.Count != 1)
        {
            throw array.Error($"has the shape {array.ShapeText}; it is one number, the samples that the start has been trained on");
        }

        var samples = array.ReadIntegers()[0];
        return samples >= 0 ? samples : throw array.ErrorAt(0, FormattableString.Invariant($"is {samples}; a start has been trained on 0 samples or more"));
    }

    private static bool HasStart(NpzFile file) => file.Arrays.Any(static a => a.Name.StartsWith(ArrayNames.Start, StringComparison.Ordinal));
}
