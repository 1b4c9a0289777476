using System.Runtime.InteropServices;

namespace PlantNSeek.Contracts.Plain;

/// <summary>What C# does not let a caller forget and other languages do: the array behind read-only memory, writable.</summary>
internal static class CallersArray
{
    public static Span<T> Writable<T>(this ReadOnlyMemory<T> memory) => MemoryMarshal.AsMemory(memory).Span;
}
