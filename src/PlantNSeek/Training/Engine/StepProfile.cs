using System.Diagnostics;

namespace PlantNSeek.Training.Engine;

/// <summary>The parts of a step, in the order in which they come.</summary>
internal enum StepPhase
{
    /// <summary>The samples are brought into the layout of the kernels.</summary>
    Gather,

    /// <summary>Outputs of all layers.</summary>
    Forward,

    /// <summary>The loss and its derivative by the outputs.</summary>
    Loss,

    /// <summary>Derivatives by the inputs of each layer.</summary>
    Backward,

    /// <summary>Derivatives by the parameters, and the optimiser.</summary>
    Update,
}

/// <summary>Adds up where the time of steps goes.</summary>
internal sealed class StepProfile
{
    private readonly long[] _ticks = new long[Enum.GetValues<StepPhase>().Length];
    private long _last;

    /// <summary>The mean time of each phase, over so many steps.</summary>
    public StepPhases Mean(int steps)
    {
        double Of(StepPhase phase) => _ticks[(int)phase] * 1e6 / Stopwatch.Frequency / steps;
        return new StepPhases(Of(StepPhase.Gather), Of(StepPhase.Forward), Of(StepPhase.Loss), Of(StepPhase.Backward), Of(StepPhase.Update));
    }

    /// <summary>A step begins.</summary>
    public void Begin() => _last = Stopwatch.GetTimestamp();

    /// <summary>What was done since the last call was part of this phase.</summary>
    public void Add(StepPhase phase)
    {
        var now = Stopwatch.GetTimestamp();
        _ticks[(int)phase] += now - _last;
        _last = now;
    }
}
