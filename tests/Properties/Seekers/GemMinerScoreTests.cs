using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Testing.Cases;
using PlantNSeek.Training;

namespace PlantNSeek.Properties.Seekers;

/// <summary>Gem-Miner's scores, step by step.</summary>
[TestFixture]
public class GemMinerScoreTests
{
    private const double Rate = 0.125; // powers of two, where bits are to be equal
    private static readonly GemMinerSettings Plain = new() { Optimizer = new SgdSettings(Rate), Penalty = 0 };

    [PinnedProperty(MaxTest = 60)]
    [Spec("LEARN-020")]
    public bool Scores_StayInTheUnitInterval_WhereTheyAreProjected(Architecture architecture, Seed seed)
    {
        var source = PruningCase.Of(architecture, seed);
        return After(source, new GemMinerSettings(), steps: 8, rate: 1, check: state => state.Scores.ToArray().All(p => p is >= 0 and <= 1));
    }

    [Test]
    [Spec("LEARN-020")]
    public void Scores_MayLeaveTheUnitInterval_WithoutProjection()
    {
        var state = Start(PruningCase.Of(new Architecture(2, 3, 2), new Seed(3)), Plain with { Projects = false }, out var source);
        state.Step(source.Batch, source.Loss, 10);
        Assert.That(state.Scores.ToArray().Any(p => p is < 0 or > 1), Is.True);
    }

    [PinnedProperty(MaxTest = 60)]
    [Spec("LEARN-021")]
    public bool Flags_NeverComeBack_AndGoByTheSmallestScore(Architecture architecture, Seed seed)
    {
        var state = Start(PruningCase.Of(architecture, seed), new GemMinerSettings(), out var source);
        var flags = state.ToFlags();
        for (var count = flags.KeptCount - 1; count >= 0; count--)
        {
            state.Step(source.Batch, source.Loss, Rate);
            state.Freeze([count]);
            var (now, scores) = (state.ToFlags(), state.Scores.ToArray());
            var gone = flags.Except(now);
            if (!now.IsSubsetOf(flags) || gone.KeptCount != 1 || now.KeptIndices().Any(i => scores[i] < scores[gone.KeptIndices()[0]]))
            {
                return false;
            }

            flags = now;
        }

        return true;
    }

    [PinnedProperty(MaxTest = 60)]
    [Spec("LEARN-022")]
    public bool FrozenScores_DoNotFollowTheLoss(Architecture architecture, Seed seed)
    {
        var state = Start(PruningCase.Of(architecture, seed), Plain, out var source);
        state.Freeze([source.RandomCount()]);
        var (before, flags) = (state.Scores.ToArray(), state.ToFlags());
        state.Step(source.Batch, source.Loss, Rate);
        var after = state.Scores.ToArray();
        return flags.Complement().KeptIndices().All(i => after[i] == before[i]);
    }

    [PinnedProperty(MaxTest = 60)]
    [Spec("LEARN-022")]
    public bool ActiveScores_FollowTheGradientTimesTheParameter(Architecture architecture, Seed seed)
    {
        var state = Start(PruningCase.Of(architecture, seed), Plain with { Projects = false }, out var source);
        var (before, gradient) = (state.Scores.ToArray(), new double[source.Layout.Count]);
        source.Network.LossAndGradient(Mask.From(before.Length, i => before[i] > 0.5).Apply<float>(source.Parameters), source.Batch, source.Loss, gradient);
        state.Step(source.Batch, source.Loss, Rate);
        return PruningCase.Close(state.Scores.ToArray(), [.. before.Select((p, i) => p - (Rate * gradient[i] * source.Parameters[i]))]);
    }

    [PinnedProperty(MaxTest = 60)]
    [Spec("LEARN-023")]
    public bool AFactorOnTheLoss_OnlyChangesTheStepSize(Architecture architecture, Seed seed)
    {
        var source = PruningCase.Of(architecture, seed);
        var settings = Plain with { Optimizer = new SgdSettings(Rate) { Momentum = 0.5 } };
        return Same(Run(new ManagedNetwork(architecture), Rate), Run(new ScaledLossNetwork(new ManagedNetwork(architecture), 4), Rate / 4));

        double[] Run(IDifferentiableNetwork network, double rate)
        {
            var state = new GemMinerScores(network, source.Parameters, Uniform(source), settings);
            for (var step = 0; step < 4; step++)
            {
                state.Step(source.Batch, source.Loss, rate);
            }

            return state.Scores.ToArray();
        }

        static bool Same(double[] a, double[] b) => a.AsSpan().SequenceEqual(b);
    }

    [PinnedProperty(MaxTest = 60)]
    [Spec("LEARN-024")]
    public bool WithoutGradient_ScoresShrinkByTheSameFactor(Architecture architecture, Seed seed)
    {
        // Parameters of zero have no gradient.
        var source = PruningCase.Of(architecture, seed);
        var state = Start(source with { Parameters = new float[source.Layout.Count] }, Plain with { Penalty = 0.25 }, out source);
        var before = state.Scores.ToArray();
        state.Step(source.Batch, source.Loss, Rate);
        return state.Scores.ToArray().Zip(before).All(pair => Math.Abs(pair.First - (pair.Second * (1 - (2 * Rate * 0.25)))) <= 2e-16);
    }

    [PinnedProperty(MaxTest = 60)]
    [Spec("LEARN-025")]
    public bool WhenHiddenUnitsChangePlaces_ScoresMoveAlong(Architecture architecture, Seed seed)
    {
        var source = PruningCase.Of(architecture, seed);
        var (permuted, where) = source.PermuteHidden();
        var (scores, moved) = (Uniform(source), new double[source.Layout.Count]);
        for (var i = 0; i < moved.Length; i++)
        {
            moved[where[i]] = scores[i];
        }

        var (here, there) = (Run(source, scores), Run(permuted, moved));
        return PruningCase.Close(here, [.. where.Select(i => there[i])]);

        double[] Run(PruningCase on, double[] start)
        {
            var state = new GemMinerScores(on.Network, on.Parameters, start, Plain);
            state.Step(on.Batch, on.Loss, 1e-3); // one step, small enough that no score crosses one half by rounding
            return state.Scores.ToArray();
        }
    }

    private static bool After(PruningCase source, GemMinerSettings settings, int steps, double rate, Func<GemMinerScores, bool> check)
    {
        var state = Start(source, settings, out source);
        for (var step = 0; step < steps; step++)
        {
            state.Step(source.Batch, source.Loss, rate);
            if (!check(state))
            {
                return false;
            }
        }

        return true;
    }

    private static GemMinerScores Start(PruningCase on, GemMinerSettings settings, out PruningCase source)
    {
        source = on;
        return new GemMinerScores(new ManagedNetwork(on.Architecture), on.Parameters, Uniform(on), settings);
    }

    private static double[] Uniform(PruningCase source)
    {
        var random = source.Seed.Stream("scores");
        return [.. Enumerable.Range(0, source.Layout.Count).Select(_ => random.NextDouble())];
    }
}
