using System.Security.Cryptography;
using PlantNSeek.DataSets.Formats;

namespace PlantNSeek.DataSets;

/// <summary>Length and hashes of some bytes, in lower-case hexadecimal digits. Of published bytes a hash may be unknown.</summary>
/// <param name="Length">How many there are.</param>
/// <param name="Md5">Their MD5, which publishers of data still give; no protection against forgery.</param>
/// <param name="Sha256">Their SHA-256.</param>
public sealed record FileDigest(long Length, string? Md5, string? Sha256)
{
    /// <summary>Of what is left of a file.</summary>
    internal static FileDigest Of(DataFileStream file, CancellationToken cancel = default) => Of(file.Read, null, cancel);

    /// <summary>Of what is left of a stream, while it is copied.</summary>
    internal static FileDigest OfCopied(Stream from, Stream to, CancellationToken cancel = default) => Of(from.Read, to, cancel);

    /// <summary>How bytes differ that should be these: nothing where they do not, as far as is known of these.</summary>
    /// <returns>What is expected and what was found.</returns>
    internal (string Expected, string Found)? Difference(FileDigest found) =>
        found.Length != Length ? ($"{Length} bytes", $"{found.Length} bytes")
        : Sha256 is not null && Sha256 != found.Sha256 ? ($"SHA-256 {Sha256}", $"{found.Sha256}")
        : Md5 is not null && Md5 != found.Md5 ? ($"MD5 {Md5}", $"{found.Md5}")
        : null;

    private static FileDigest Of(Reading read, Stream? to, CancellationToken cancel)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, length) = (new byte[1 << 17], 0L);
        for (int count; (count = read(buffer)) > 0; length += count)
        {
            cancel.ThrowIfCancellationRequested();
            var bytes = buffer.AsSpan(0, count);
            md5.AppendData(bytes);
            sha256.AppendData(bytes);
            to?.Write(bytes);
        }

        return new FileDigest(length, Convert.ToHexStringLower(md5.GetHashAndReset()), Convert.ToHexStringLower(sha256.GetHashAndReset()));
    }

    private delegate int Reading(Span<byte> into);
}
