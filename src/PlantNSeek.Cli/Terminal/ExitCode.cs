namespace PlantNSeek.Cli.Terminal;

/// <summary>What the command tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done, and every verdict is the recorded one.</summary>
    public const int Success = 0;

    /// <summary>Done, and a verdict differs from the recorded one.</summary>
    public const int VerdictDiffers = 1;

    /// <summary>Done, and a pruner or seeker does not keep what is required.</summary>
    public const int RuleViolated = 1;

    /// <summary>Done, and a mask of a folder could not be judged.</summary>
    public const int MaskRefused = 1;

    /// <summary>Done, and a file of a data set is not the published one.</summary>
    public const int DataDiffer = 1;

    /// <summary>An error, a bad option included.</summary>
    public const int Error = 2;

    /// <summary>A shard was stopped by a scheduler's signal and is to be continued: what sysexits.h calls a temporary failure.</summary>
    public const int ToBeContinued = 75;

    /// <summary>Stopped by Ctrl-C: 128 and the number of the signal.</summary>
    public const int Interrupted = 130;

    /// <summary>Stopped by a request to terminate (SIGTERM).</summary>
    public const int Terminated = 143;
}
