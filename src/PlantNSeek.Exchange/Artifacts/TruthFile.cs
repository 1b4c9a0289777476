using PlantNSeek.Networks;
using PlantNSeek.Numpy;

namespace PlantNSeek.Artifacts;

/// <summary>
/// The truth about a planted host as arrays, in a file of its own or in the host's: the mask <c>truth.layer1.weight</c> … of booleans, the hand-built network
/// <c>target.layer1.weight</c> … in double, which host unit computes which of its units (<c>units.layer1</c> …) and by what factor (<c>scales.layer1</c> …), and a <c>receipt</c>.
/// </summary>
public static class TruthFile
{
    /// <summary>The truth about a host.</summary>
    /// <param name="path">The file.</param>
    /// <param name="host">The host that it must be about.</param>
    /// <exception cref="NpzException">The file is not what it must be, or is about another host.</exception>
    public static Truth Read(string path, Host host)
    {
        using var file = NpzFile.Open(path);
        return Find(file, host) ?? throw (file.Find(ArrayNames.Receipt) is { } other
            ? other.Error("is not what plant writes; the file is no truth of a planted host")
            : NpzException.OfFile(file.Name, $"has no array {ArrayNames.Receipt}; it is no truth of a planted host"));
    }

    /// <summary>The truth that a file holds about a host; null where it holds none.</summary>
    /// <exception cref="NpzException">What it holds is not what it must be, or is about another host.</exception>
    public static Truth? Find(NpzFile file, Host host)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(host);
        if (TextArrays.Find<TruthReceipt>(file, ArrayNames.Receipt, static r => r.Format, TruthReceipt.CurrentFormat) is not { } receipt)
        {
            return null;
        }

        if (receipt.Host != host.Digest)
        {
            throw NpzException.OfArray(file.Name, ArrayNames.Receipt, $"is about the host {HostDigest.Short(receipt.Host)}; {host.Name} holds {HostDigest.Short(host.Digest)}");
        }

        var mask = TensorArrays.Mask(file, host.Layout, ArrayNames.Truth, host.Name);
        var weights = host.Layout.Slices.ToArray().Where(static slice => slice.Kind == ParameterKind.Weight).Sum(mask.CountIn);
        return (weights, mask.KeptCount - weights) == (receipt.Weights, receipt.Biases)
            ? new Truth(file.Name, mask, receipt)
            : throw NpzException.OfArray(
                file.Name, ArrayNames.Receipt, $"says {receipt.Weights} weights and {receipt.Biases} biases; {ArrayNames.Truth}layer1.weight and so on have {weights} and {mask.KeptCount - weights}");
    }

    /// <summary>Adds the truth about a host.</summary>
    public static void Add(NpzWriter writer, PlantedHost host)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(host);
        TextArrays.Add(writer, ArrayNames.Receipt, host.Receipt);
        TensorArrays.Add(writer, ArrayNames.Truth, host.Graph.Layout, host.Mask);
        TensorArrays.Add<double>(writer, ArrayNames.Target, host.TargetLayout, host.TargetParameters);
        for (var layer = 0; layer < host.Units.Count; layer++)
        {
            writer.Add<long>(ArrayNames.Units(layer), [.. host.Units[layer].Select(static unit => (long)unit)], [host.Units[layer].Count]);
            writer.Add<double>(ArrayNames.Scales(layer), [.. host.Scales[layer]], [host.Scales[layer].Count]);
        }
    }
}
