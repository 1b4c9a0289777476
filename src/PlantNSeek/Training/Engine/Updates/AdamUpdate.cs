using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Training.Engine.Updates;

/// <summary>Adam's constants step by step, computed in double.</summary>
internal sealed class AdamUpdate<TVector, TLanes> : ParameterUpdate<TVector, TLanes, FollowingEntry<TVector, TLanes, AdamRule<TVector, TLanes>>>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, float>
{
    private readonly AdamSettings _settings;
    private readonly double _decoupled;
    private double _power1 = 1, _power2 = 1;

    public AdamUpdate(AdamSettings settings)
    {
        _settings = settings;
        Entry.Rule.Beta1 = TLanes.Broadcast((float)settings.Beta1);
        Entry.Rule.Beta2 = TLanes.Broadcast((float)settings.Beta2);
        Entry.Rule.Share1 = TLanes.Broadcast((float)(1 - settings.Beta1));
        Entry.Rule.Share2 = TLanes.Broadcast((float)(1 - settings.Beta2));
        Entry.Rule.Epsilon = TLanes.Broadcast((float)settings.Epsilon);
        Entry.Rule.Decay = TLanes.Broadcast(settings.Decoupled ? 0 : (float)settings.WeightDecay);
        Entry.Rule.Decays = settings.WeightDecay > 0;
        _decoupled = settings.Decoupled ? settings.WeightDecay : 0;
    }

    public override void BeginStep(double learningRate)
    {
        _power1 *= _settings.Beta1;
        _power2 *= _settings.Beta2;
        Entry.Rule.NegativeRate = TLanes.Broadcast((float)(-learningRate / (1 - _power1)));
        Entry.Rule.Shrink = TLanes.Broadcast((float)(1 - (learningRate * _decoupled)));
        Entry.Rule.Correction = TLanes.Broadcast((float)(1 / Math.Sqrt(1 - _power2)));
    }
}
