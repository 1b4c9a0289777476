namespace PlantNSeek.Training.Engine;

/// <summary>One training step of a masked network over a fixed data set; vector width chosen at run time, same bits in each.</summary>
internal abstract class StepEngine
{
    /// <summary>Where the time of each step goes, where one wants to know.</summary>
    public StepProfile? Profile { get; set; }


    /// <summary>Forward pass, loss, backward pass; the gradient goes to the optimiser or is kept aside. Returns the mean loss.</summary>
    public abstract double Step(ReadOnlySpan<int> samples, int epoch, double learningRate, bool capturesGradient);

    /// <summary>Writes every parameter that is computed or decays; others are left alone.</summary>
    public abstract void CopyParametersTo(Span<float> flat);

    /// <summary>Writes the gradient last kept aside; others are left alone.</summary>
    public abstract void CopyGradientTo(Span<float> flat);

    /// <summary>Writes the optimiser's state of every parameter that is computed or decays; others are left alone.</summary>
    public abstract void CopyStateTo(Span<float> first, Span<float> second);

    /// <summary>Goes on as if this many steps had led to this state.</summary>
    public abstract void Continue(ReadOnlySpan<float> first, ReadOnlySpan<float> second, int steps);

    /// <summary>What is not finite, and the index of its parameter; null where all is finite.</summary>
    public abstract (string What, int Index)? FirstNonFinite();
}
