using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace PlantNSeek.BitIdentity;

/// <summary>A SHA-256 over the bits of each stage of an experiment, and one over all of them.</summary>
internal sealed class BitHashes
{
    private readonly List<(string Stage, string Hash)> _stages = [];

    public void Add<T>(string stage, params T[][] parts)
        where T : unmanaged
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(MemoryMarshal.AsBytes<T>(part)); // little-endian, as on every platform that .NET 10 supports but s390x
        }

        _stages.Add((stage, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    public string ToJson()
    {
        var all = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(_stages.Select(s => s.Hash)))));
        var stages = string.Join(",\n", _stages.Select(s => $"    \"{s.Stage}\": \"{s.Hash}\""));
        return $"{{\n  \"description\": \"SHA-256 over the bits of each stage of tests/BitIdentity/Experiment.cs\",\n  \"all\": \"{all}\",\n  \"stages\": {{\n{stages}\n  }}\n}}";
    }
}
