using System.Globalization;

namespace PlantNSeek.TorchSharp.Loading;

/// <summary>
/// What computes in this process, for results to state: libtorch gives equal bits only where version, threads and kernels are equal.
/// </summary>
/// <param name="TorchSharpVersion">Version of TorchSharp, such as <c>0.107.0</c>.</param>
/// <param name="LibtorchVersion">Version that the loaded libtorch itself states, such as <c>2.10.0</c>.</param>
/// <param name="Folder">The folder that libtorch was loaded from.</param>
/// <param name="IsPatched">Whether TorchSharp's native library was loaded from a copy in which requirements of a newer C++ runtime are marked weak.</param>
/// <param name="Threads">Threads that one operation may use.</param>
/// <param name="Capability">The kernels of libtorch in use: <c>AVX512</c>, <c>AVX2</c> or <c>DEFAULT</c>.</param>
/// <param name="ProcessorFeatures">
/// What the processor has beyond 128-bit vectors, separated by spaces, such as <c>avx2 fma avx512f</c>; oneDNN chooses its kernels by these. Empty where there is none.
/// </param>
public sealed record TorchRuntime(
    string TorchSharpVersion,
    string LibtorchVersion,
    string Folder,
    bool IsPatched,
    int Threads,
    string Capability,
    string ProcessorFeatures)
{
    /// <summary>One line without paths, such as <c>TorchSharp 0.107.0, libtorch 2.10.0, 1 thread, AVX2 kernels, processor avx avx2 fma</c>.</summary>
    public override string ToString()
    {
        var processor = ProcessorFeatures.Length == 0 ? "" : $", processor {ProcessorFeatures}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"TorchSharp {TorchSharpVersion}, libtorch {LibtorchVersion}, {Threads} {(Threads == 1 ? "thread" : "threads")}, {Capability} kernels{processor}");
    }
}
