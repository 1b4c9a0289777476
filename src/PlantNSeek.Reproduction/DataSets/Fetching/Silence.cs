namespace PlantNSeek.DataSets.Fetching;

/// <summary>Ends work that waits for a server for too long.</summary>
internal sealed class Silence(TimeSpan patience, CancellationToken cancel) : IDisposable
{
    private readonly CancellationTokenSource _source = CancellationTokenSource.CreateLinkedTokenSource(cancel);

    /// <summary>Waits for an answer.</summary>
    /// <exception cref="TimeoutException">It takes longer than may be.</exception>
    public async Task<T> Of<T>(Func<CancellationToken, Task<T>> work)
    {
        _source.CancelAfter(patience);
        try
        {
            return await work(_source.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_source.IsCancellationRequested)
        {
            cancel.ThrowIfCancellationRequested();
            throw new TimeoutException(FormattableString.Invariant($"the server sent nothing for {patience.TotalSeconds} s"));
        }
    }

    public void Dispose() => _source.Dispose();
}
