using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Training.Engine.Updates;

/// <summary>The constants of stochastic gradient descent.</summary>
internal sealed class SgdUpdate<TVector, TLanes> : ParameterUpdate<TVector, TLanes, FollowingEntry<TVector, TLanes, SgdRule<TVector, TLanes>>>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, float>
{
    public SgdUpdate(SgdSettings settings)
    {
        Entry.Rule.Decay = (float)settings.WeightDecay;
        Entry.Rule.Momentum = (float)settings.Momentum;
        Entry.Rule.Nesterov = settings.Nesterov;
    }

    public override void BeginStep(double learningRate) => Entry.Rule.NegativeRate = (float)-learningRate;
}
