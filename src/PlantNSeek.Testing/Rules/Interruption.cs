using PlantNSeek.Pruning;
using PlantNSeek.Testing.Cases;

namespace PlantNSeek.Testing.Rules;

/// <summary>
/// A second question, asked once by another thread in the middle of the first: by turns before or after the network answers, or where progress
/// is reported. Which it is depends on the network, so that a network shows the same in every run.
/// </summary>
internal sealed class Interruption(NetworkCase network, Action question) : IProgress<PruningProgress>
{
    private readonly bool _after = network.Stream("interruption").NextInt32(2) == 1;
    private int _asked;

    public void Before() => Ask(!_after);

    public void After() => Ask(_after);

    public void Report(PruningProgress value) => Ask(true);

    private void Ask(bool now)
    {
        if (now && Interlocked.Exchange(ref _asked, 1) == 0)
        {
            Threads.Run(question);
        }
    }
}
