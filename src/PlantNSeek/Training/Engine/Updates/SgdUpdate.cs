using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Training.Engine.Updates;

/// <summary>The constants of stochastic gradient descent.</summary>
internal sealed class SgdUpdate<TVector, TLanes> : ParameterUpdate<TVector, TLanes, SgdEntry<TVector, TLanes>>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, float>
{
    public SgdUpdate(SgdSettings settings)
    {
        Entry.Decay = (float)settings.WeightDecay;
        Entry.Momentum = (float)settings.Momentum;
        Entry.Nesterov = settings.Nesterov;
    }

    public override void BeginStep(double learningRate) => Entry.NegativeRate = (float)-learningRate;
}
