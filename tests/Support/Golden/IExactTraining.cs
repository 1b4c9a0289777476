namespace PlantNSeek.TestSupport.Golden;

/// <summary>A training whose parameters are compared with the reference files after each step.</summary>
internal interface IExactTraining : IDisposable
{
    /// <summary>The whole buffer as the masked network has it, running statistics too.</summary>
    double[] Parameters { get; }

    /// <summary>One step on the whole batch; returns the loss before it.</summary>
    double Step();
}
