using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PlantNSeek.Networks;

namespace PlantNSeek.Artifacts;

/// <summary>
/// Ties the truth, and a mask that was sought by the command, to their network: SHA-256 of the widths as text (<c>2-100-100-4</c>, where there are no biases <c>2-100-100-4 without biases</c>; of
/// other networks the text of their graph), a line feed and the parameters in layout order as little-endian floats.
/// </summary>
public static class HostDigest
{
    private const int Chunk = 4096;

    /// <summary>The digest, in lower-case hexadecimal.</summary>
    public static string Of(NetworkGraph graph, ReadOnlySpan<float> parameters)
    {
        ArgumentNullException.ThrowIfNull(graph);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes($"{GraphArray.Identity(graph)}\n"));
        Append(hash, parameters);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>What seekers seek on, in lower-case hexadecimal: the host with its training and pruning samples.</summary>
    public static string OfProblem(Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{host.Digest}\n{host.Description?.Key}\n")); // the key chooses the seekers' random numbers
        Append(hash, [host.Training, host.Pruning]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>What a host's samples are, in lower-case hexadecimal: for training, pruning and test samples in turn their number and kind, inputs and targets.</summary>
    public static string OfSamples(Batch training, Batch pruning, Batch? test)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(pruning);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, test is null ? [training, pruning] : [training, pruning, test]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>As much of a digest as a message needs.</summary>
    internal static string Short(string digest) => digest.Length > 12 ? digest[..12] : digest;

    private static void Append(IncrementalHash hash, ReadOnlySpan<Batch> batches)
    {
        foreach (var batch in batches)
        {
            hash.AppendData(Encoding.ASCII.GetBytes(FormattableString.Invariant($"{batch.Count} {(batch.IsClassification ? "labels" : "values")}\n")));
            Append(hash, batch.Inputs);
            Append(hash, batch.IsClassification ? Array.ConvertAll(batch.Labels.ToArray(), static label => (float)label) : batch.Values);
        }
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<float> numbers)
    {
        var bytes = new byte[Chunk * sizeof(float)];
        while (!numbers.IsEmpty)
        {
            var count = Math.Min(Chunk, numbers.Length);
            for (var i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), numbers[i]);
            }

            hash.AppendData(bytes, 0, count * sizeof(float));
            numbers = numbers[count..];
        }
    }
}
