using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Running;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Testing.Parts;

/// <summary>Checks one part of the user's own pruning program.</summary>
/// <typeparam name="TPart">What the part does.</typeparam>
public abstract class PartContract<TPart> : Contract
{
    /// <summary>The part.</summary>
    protected abstract TPart Part { get; }

    private protected abstract IReadOnlyList<Rule<TPart>> Rules { get; }

    private protected override ContractRun MakeRun() => RunOf(GetType().Name, Part, Rules);
}

/// <summary>Checks how scores become a mask.</summary>
public abstract class SelectionContract : PartContract<SelectMask>
{
    private protected override IReadOnlyList<Rule<SelectMask>> Rules => SelectionRules.All;
}

/// <summary>Checks how the density falls over the rounds.</summary>
public abstract class ScheduleContract : PartContract<DensityAt>
{
    private protected override IReadOnlyList<Rule<DensityAt>> Rules => PartRules.Schedule;
}

/// <summary>Checks that training keeps to its mask.</summary>
public abstract class TrainerContract : PartContract<TrainMasked>
{
    private protected override IReadOnlyList<Rule<TrainMasked>> Rules => PartRules.Trainer;
}

/// <summary>Checks the layerwise shuffle of a mask, the sanity check of found tickets.</summary>
public abstract class ShuffleContract : PartContract<ShuffleMask>
{
    private protected override IReadOnlyList<Rule<ShuffleMask>> Rules => PartRules.Shuffle;
}

/// <summary>Checks that each trial of each seed has random numbers of its own.</summary>
public abstract class SeedingContract : PartContract<StreamOfTrial>
{
    private protected override IReadOnlyList<Rule<StreamOfTrial>> Rules => PartRules.Seeding;
}

/// <summary>Checks what a report says of a mask.</summary>
public abstract class MeasurementContract : PartContract<MeasureMask>
{
    private protected override IReadOnlyList<Rule<MeasureMask>> Rules => PartRules.Measurement;
}

/// <summary>Checks what a found mask is held to be worth.</summary>
public abstract class JudgeContract : PartContract<RecallOf>
{
    private protected override IReadOnlyList<Rule<RecallOf>> Rules => PartRules.Judge;
}
