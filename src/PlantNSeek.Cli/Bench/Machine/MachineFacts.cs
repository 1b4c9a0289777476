using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PlantNSeek.Cli.Bench.Machine;

/// <summary>What times depend on.</summary>
/// <param name="Processor">Its name, as far as the system tells it.</param>
/// <param name="Cores">How many of them this process may use.</param>
/// <param name="Runtime">Such as <c>.NET 10.0.1</c>.</param>
/// <param name="System">The operating system.</param>
/// <param name="VectorBits">Width of the vectors that the engine uses.</param>
internal sealed record MachineFacts(string Processor, int Cores, string Runtime, string System, int VectorBits)
{
    private const string ProcessorFile = "/proc/cpuinfo";

    /// <summary>This machine.</summary>
    public static MachineFacts Read() => new(
        ProcessorName(), Environment.ProcessorCount, RuntimeInformation.FrameworkDescription, RuntimeInformation.OSDescription,
        Vector512.IsHardwareAccelerated ? 512 : 256);

    private static string ProcessorName()
    {
        var line = File.Exists(ProcessorFile) ? File.ReadLines(ProcessorFile).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
