using System.Security.Cryptography;
using System.Text;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Store;

/// <summary>The name of a run in a <see cref="ResultStore"/>: a hash of everything that determines its outcome.</summary>
/// <param name="Hash">SHA-256 in lower-case hexadecimal.</param>
public readonly record struct RunKey(string Hash)
{
    /// <summary>The run of a key by this build, under the protocol that the key names.</summary>
    /// <exception cref="ArgumentException">No protocol or no switch has that name.</exception>
    public static RunKey Of(ScenarioKey key) => Of(key, Protocol.Of(key), SourceFingerprint.Value);

    /// <summary>The run of a key under a protocol, by a build of given sources.</summary>
    /// <param name="key">Network and experiment.</param>
    /// <param name="protocol">The switches in force; each of their values enters.</param>
    /// <param name="sources">As <see cref="SourceFingerprint.Value"/>.</param>
    public static RunKey Of(ScenarioKey key, Protocol protocol, string sources)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(sources);
        var text = $"{sources}\n{CanonicalText.Of(key)}\n{CanonicalText.Of(protocol)}\n";
        return new RunKey(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    /// <summary>The hash.</summary>
    public override string ToString() => Hash;
}
