using System.Runtime.ExceptionServices;

namespace PlantNSeek.Testing.Rules;

/// <summary>Another thread, waited for.</summary>
internal static class Threads
{
    public static void Run(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
#pragma warning disable CA1031 // An exception on a thread of its own would end the process; it is thrown again by the one that waits.
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
        thread.Join();
        failure?.Throw();
    }
}
