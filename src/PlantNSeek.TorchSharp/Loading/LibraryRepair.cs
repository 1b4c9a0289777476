using System.Security.Cryptography;

namespace PlantNSeek.TorchSharp.Loading;

/// <summary>A change that lets TorchSharp's native library for linux-x64 load beside an older C++ runtime. It is known for one version of the library, by hash.</summary>
/// <param name="Missing">The version that an older runtime lacks.</param>
/// <param name="Result">SHA-256 of the changed library.</param>
internal sealed record LibraryRepair(string Missing, string Result)
{
    private const string Gcc13 = "GLIBCXX_3.4.32";
    private const string Gcc12 = "GLIBCXX_3.4.30";

    // The older version of the one symbol that is asked for as of GCC 12: condition_variable::wait, which then differed in its exception specification alone.
    private const string OlderWait = "GLIBCXX_3.4.11";

    /// <summary>SHA-256 of the library as TorchSharp 0.107.0 brings it.</summary>
    public const string KnownOriginal = "cf33b1b0bb6bbb9754a768fb5c5d04d9f498603be50e73f55621a0b40ee608b8";

    /// <summary>For the runtime of GCC 12 and 13.1. The one symbol of the missing version is never called: no relocation names it.</summary>
    public static LibraryRepair ForGcc12 { get; } = new(Gcc13, "5968efac8270eff8a2b5ca7381612ea9cc54d81cf4104a54e0e6106b7b5f11e3");

    /// <summary>For the runtime of GCC 11: as for GCC 12, and what is asked of GCC 12 is asked in its older version.</summary>
    public static LibraryRepair ForGcc11 { get; } = new(Gcc12, "9f76462f292766f8b8244b8d2448bafec7d1c51a72e09b79795db3d0ccbd230b");

    /// <summary>The repair for a runtime that lacks a version; null where none is known.</summary>
    public static LibraryRepair? For(string? missing) => missing switch
    {
        Gcc13 => ForGcc12,
        Gcc12 => ForGcc11,
        _ => null,
    };

    /// <summary>Makes the changed library.</summary>
    /// <param name="original">The library as it was installed; left as it is.</param>
    /// <exception cref="InvalidDataException">It asks for other versions.</exception>
    public byte[] Apply(ReadOnlySpan<byte> original)
    {
        var changed = original.ToArray();
        var requirements = new VersionRequirements(changed);
        requirements.MarkWeak(Gcc13);
        if (Missing == Gcc12)
        {
            requirements.Replace(Gcc12, OlderWait);
        }

        return changed;
    }

    /// <summary>SHA-256 in lower-case hexadecimal digits.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
