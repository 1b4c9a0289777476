namespace PlantNSeek.TestSupport;

/// <summary>Keeps what it is told and passes it on at once, on the thread that reports; <see cref="Progress{T}"/> would do so some time later.</summary>
public sealed class ImmediateProgress<T>(Action<T>? then = null) : IProgress<T>
{
    public List<T> Reports { get; } = [];

    public void Report(T value)
    {
        Reports.Add(value);
        then?.Invoke(value);
    }
}
