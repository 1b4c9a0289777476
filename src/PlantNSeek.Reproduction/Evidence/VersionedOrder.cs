using System.Security.Cryptography;
using System.Text;

namespace PlantNSeek.Evidence;

/// <summary>An order that the same sources always give and that changes with their version.</summary>
internal static class VersionedOrder
{
    /// <summary>Where something comes in the order.</summary>
    /// <param name="sources">The version of the sources, as their fingerprint.</param>
    /// <param name="name">What it is called.</param>
    public static ulong Of(string sources, string name) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{sources}/{name}")));
}
