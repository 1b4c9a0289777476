using PlantNSeek.Training.Engine.Updates;

namespace PlantNSeek.Training.Engine.Layers;

/// <summary>One layer of weights in the form in which it is computed. Units are the live ones of the plan.</summary>
internal abstract unsafe class LayerEngine
{
    /// <summary>The layer's parameters.</summary>
    public abstract ParameterBlock Block { get; }

    /// <summary>Numbers a sample in the sample-major copy of the inputs that the gradient needs, or 0 where it needs none.</summary>
    public abstract int TransposedStride { get; }

    /// <summary>outputs = weights * inputs + bias, rectified in hidden layers; all <c>[unit][padded samples]</c>.</summary>
    public abstract void Forward(float* inputs, float* outputs, int padded, bool rectifies);

    /// <summary>inputDeltas = transposed weights * deltas, zeroed where the input is not positive.</summary>
    public abstract void Backward(float* deltas, float* inputs, float* inputDeltas, int padded);

    /// <summary>Computes the gradient, summed over the real samples, and hands it on piece by piece.</summary>
    public abstract void Update(float* deltas, float* inputs, float* transposed, int padded, int samples, ParameterUpdate update);
}
