using System.Collections.Immutable;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning;

/// <summary>How the density falls from 1 to its target over the rounds; it ends exactly there and never rises.</summary>
public sealed class DensitySchedule
{
    private readonly Func<double, double, double> _keptAt;

    private DensitySchedule(string name, Func<double, double, double> keptAt) => (Name, _keptAt) = (name, keptAt);

    /// <summary>rho^(t/n): the same fraction of what is left goes in each round (Tanaka et al., 2020).</summary>
    public static DensitySchedule Exponential { get; } = new("exponential", static (target, progress) => DeterministicMath.Pow(target, progress));

    /// <summary>1 - (1 - rho) t/n: the same number goes in each round.</summary>
    public static DensitySchedule Linear { get; } = new("linear", static (target, progress) => 1 - ((1 - target) * progress));

    /// <summary>rho + (1 - rho) (1 - t/n)^3: most goes early (Zhu and Gupta, 2017).</summary>
    public static DensitySchedule Cubic { get; } = new(
        "cubic", static (target, progress) => target + ((1 - target) * (1 - progress) * (1 - progress) * (1 - progress)));

    /// <summary>All of them.</summary>
    public static ImmutableArray<DensitySchedule> All { get; } = [Exponential, Linear, Cubic];

    /// <summary>The schedule's name, such as <c>exponential</c>.</summary>
    public string Name { get; }

    /// <summary>The schedule of that name, in any letter case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static DensitySchedule ByName(string name) =>
        Catalogue.Find(All, name, static schedule => schedule.Name, $"no schedule is called '{name}'; known are");

    /// <summary>The density after round <paramref name="round"/> of <paramref name="rounds"/>.</summary>
    /// <param name="target">Where the schedule ends.</param>
    /// <param name="round">0 (nothing pruned yet) … <paramref name="rounds"/> (the target itself).</param>
    /// <param name="rounds">Rounds in all, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A round outside its range.</exception>
    public Density At(Density target, int round, int rounds)
    {
        Guard.AtLeast(rounds, 1);
        Guard.InRange(round, 0, rounds);
        return round == 0 ? Density.Full
            : round == rounds ? target
            : new Density(Math.Clamp(_keptAt(target.Value, (double)round / rounds), target.Value, 1));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
