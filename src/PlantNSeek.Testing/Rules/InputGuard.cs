using System.Runtime.InteropServices;
using PlantNSeek.Networks;

namespace PlantNSeek.Testing.Rules;

/// <summary>A copy of what an implementation must not change, to compare with afterwards.</summary>
internal sealed class InputGuard
{
    private readonly List<(string What, Func<byte[]> Now, byte[] Before)> _watched = [];

    public InputGuard Watch(string what, ReadOnlyMemory<float> values) => Add(what, () => MemoryMarshal.AsBytes(values.Span).ToArray());

    public InputGuard Watch(string what, ReadOnlyMemory<double> values) => Add(what, () => MemoryMarshal.AsBytes(values.Span).ToArray());

    public InputGuard Watch(string what, Mask mask) => Add(what, () => MemoryMarshal.AsBytes<int>(mask.KeptIndices()).ToArray());

    public InputGuard Watch(string what, Batch batch) => Add(what + "'s inputs", () => MemoryMarshal.AsBytes(batch.Inputs).ToArray())
        .Add(what + "'s labels", () => MemoryMarshal.AsBytes(batch.Labels).ToArray())
        .Add(what + "'s values", () => MemoryMarshal.AsBytes(batch.Values).ToArray());

    public Violation? Check() => _watched
        .Where(w => !w.Now().AsSpan().SequenceEqual(w.Before))
        .Select(w => new Violation($"{w.What} as they were", $"{w.What} have changed"))
        .FirstOrDefault();

    private InputGuard Add(string what, Func<byte[]> now)
    {
        _watched.Add((what, now, now()));
        return this;
    }
}
