using PlantNSeek.Numerics;

namespace PlantNSeek.Training;

/// <summary>Scales the base learning rate, once an epoch.</summary>
public abstract record LearningRateSchedule
{
    /// <summary>The base rate throughout.</summary>
    public static LearningRateSchedule Constant { get; } = new ConstantSchedule();

    /// <summary>(1 + cos(pi * epoch / epochs)) / 2, PyTorch's CosineAnnealingLR with T_max = epochs: from 1 in the first epoch towards 0.</summary>
    public static LearningRateSchedule Cosine { get; } = new CosineSchedule();

    /// <summary>The cosine of an epoch counter that begins at 1, so that the last epoch has rate 0: an artefact of the published program for planted tickets in VGG16 (V11).</summary>
    public static LearningRateSchedule CosineFromOne { get; } = new CosineFromOneSchedule();

    /// <summary>gamma to the power of the number of milestones that are at most the zero-based epoch (PyTorch's MultiStepLR).</summary>
    /// <param name="gamma">Factor at each milestone, such as 0.1.</param>
    /// <param name="milestones">Zero-based epochs at which the rate drops, from the start of that epoch on.</param>
    /// <exception cref="ArgumentOutOfRangeException">gamma is negative or not finite.</exception>
    public static LearningRateSchedule MultiStep(double gamma, params ReadOnlySpan<int> milestones)
    {
        Guard.InRange(gamma, 0, double.MaxValue);
        return new MultiStepSchedule(gamma, [.. milestones]);
    }

    /// <summary>The factor in one epoch.</summary>
    /// <param name="epoch">Zero-based epoch.</param>
    /// <param name="epochs">Epochs in all.</param>
    public abstract double Factor(int epoch, int epochs);

    private sealed record ConstantSchedule : LearningRateSchedule
    {
        public override double Factor(int epoch, int epochs) => 1;
    }

    private sealed record CosineSchedule : LearningRateSchedule
    {
        public override double Factor(int epoch, int epochs) => (1 + DeterministicMath.Cos(Math.PI * epoch / epochs)) / 2;
    }

    private sealed record CosineFromOneSchedule : LearningRateSchedule
    {
        public override double Factor(int epoch, int epochs) => Cosine.Factor(epoch + 1, epochs);
    }

    private sealed record MultiStepSchedule(double Gamma, int[] Milestones) : LearningRateSchedule
    {
        public override double Factor(int epoch, int epochs)
        {
            var factor = 1.0;
            foreach (var milestone in Milestones)
            {
                factor *= epoch >= milestone ? Gamma : 1;
            }

            return factor;
        }

        // By the numbers: two arrays of the same are two otherwise.
        public bool Equals(MultiStepSchedule? other) => other is not null && Gamma.Equals(other.Gamma) && Milestones.AsSpan().SequenceEqual(other.Milestones);

        public override int GetHashCode() => Milestones.Aggregate(Gamma.GetHashCode(), HashCode.Combine);
    }
}
