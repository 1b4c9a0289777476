using System.Runtime.Intrinsics.X86;

namespace PlantNSeek.TorchSharp.Loading;

/// <summary>What of the processor decides which kernels libtorch and oneDNN use. Asked of the processor, since the switches of .NET do not bind libtorch.</summary>
internal static class ProcessorFeatures
{
    private const int Ebx = 1, Ecx = 2, Edx = 3;

    private static readonly (string Name, int Leaf, int Register, int Bit)[] Bits =
    [
        ("avx", 1, Ecx, 28), ("avx2", 7, Ebx, 5), ("fma", 1, Ecx, 12), ("avx512f", 7, Ebx, 16), ("avx512dq", 7, Ebx, 17), ("avx512bw", 7, Ebx, 30),
        ("avx512vl", 7, Ebx, 31), ("avx512_vnni", 7, Ecx, 11), ("amx_tile", 7, Edx, 24), ("amx_bf16", 7, Edx, 22), ("amx_int8", 7, Edx, 25),
    ];

    /// <summary>The names of the features, separated by spaces.</summary>
    public static string Names { get; } = string.Join(' ', X86Base.IsSupported ? Bits.Where(Has).Select(bit => bit.Name) : Listed());

    /// <summary>The kernels that libtorch chooses, by its own rule.</summary>
    /// <param name="features">Names of the processor's features.</param>
    /// <param name="wanted">libtorch's own variable <c>ATEN_CPU_CAPABILITY</c>; it ignores values that it does not know.</param>
    public static string Capability(string features, string? wanted)
    {
        var has = features.Split(' ').ToHashSet();
        return wanted switch
        {
            "avx512" => "AVX512",
            "avx2" => "AVX2",
            "default" => "DEFAULT",
            _ when has.IsSupersetOf(["avx512vl", "avx512bw", "avx512dq", "fma"]) => "AVX512",
            _ when has.IsSupersetOf(["avx2", "fma"]) => "AVX2",
            _ => "DEFAULT",
        };
    }

    private static bool Has((string Name, int Leaf, int Register, int Bit) feature)
    {
        if (X86Base.CpuId(0, 0).Eax < feature.Leaf)
        {
            return false;
        }

        var (_, b, c, d) = X86Base.CpuId(feature.Leaf, 0);
        var register = feature.Register switch { Ebx => b, Ecx => c, _ => d };
        return (register >>> feature.Bit & 1) == 1;
    }

    // DOTNET_EnableHWIntrinsic=0 forbids the question; Linux has the answer under the same names.
    private static IEnumerable<string> Listed()
    {
        const string Processors = "/proc/cpuinfo";
        var flags = File.Exists(Processors) ? File.ReadLines(Processors).FirstOrDefault(line => line.StartsWith("flags", StringComparison.Ordinal)) : null;
        return Bits.Select(bit => bit.Name).Intersect((flags ?? "").Split(' '));
    }
}
