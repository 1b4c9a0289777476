namespace PlantNSeek.Training.Engine.Updates;

/// <summary>What an optimiser makes of a parameter, its gradient and its state, one vector at a time.</summary>
internal unsafe interface IUpdateRule<TVector>
    where TVector : struct
{
    /// <summary>Whether there is a second moment.</summary>
    static abstract bool HasSecond { get; }

    /// <summary>The parameters after the step; <paramref name="first"/> and <paramref name="second"/> point to the moments, which are updated.</summary>
    TVector Follow(TVector parameters, TVector gradient, float* first, float* second);
}
