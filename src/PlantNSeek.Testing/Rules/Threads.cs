using System.Runtime.ExceptionServices;

namespace PlantNSeek.Testing.Rules;

/// <summary>Another thread, waited for; what it throws is thrown again by the one that waits.</summary>
internal static class Threads
{
    /// <summary>Runs to the end.</summary>
    public static void Run(Action action) => EndsWithin(Timeout.InfiniteTimeSpan, action);

    /// <summary>
    /// Whether it ended in time. A thread cannot be stopped from outside: one that never ends is left behind, in the background, so that it
    /// does not keep the process.
    /// </summary>
    public static bool EndsWithin(TimeSpan limit, Action action)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
#pragma warning disable CA1031 // An exception on a thread of its own would end the process.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        if (!thread.Join(limit))
        {
            return false;
        }

        failure?.Throw();
        return true;
    }
}
