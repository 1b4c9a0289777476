using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PlantNSeek.Networks;

namespace PlantNSeek.Pruning.Seekers.LearnedMasks;

/// <summary>Gem-Miner's state: frozen parameters, their scores p, and the flags q of those not frozen out. Its steps allocate nothing.</summary>
internal sealed class GemMinerScores
{
    private readonly IDifferentiableNetwork _network;
    private readonly GemMinerSettings _settings;
    private readonly EffectiveParameters _parameters;
    private readonly ScoreRanking _ranking;
    private readonly ScoreDescent _descent;
    private readonly ScoreBuffer _scores, _derivatives, _magnitudes;
    private readonly long[] _active;
    private readonly bool _inverted;

    public GemMinerScores(
        IDifferentiableNetwork network, ReadOnlySpan<float> parameters, ReadOnlySpan<double> scores, GemMinerSettings settings, bool inverted = false)
    {
        var layout = network.Layout;
        Guard.SameLength(parameters.Length, "the parameter buffer", layout.Count, "the layout");
        Guard.SameLength(scores.Length, "the score buffer", layout.Count, "the layout");
        (_network, _settings, _inverted) = (network, settings, inverted);
        _parameters = new EffectiveParameters(parameters);
        _ranking = new ScoreRanking(layout, settings.FreezingScope);
        _descent = new ScoreDescent(settings.Optimizer, layout);
        (_scores, _derivatives, _magnitudes) = (new ScoreBuffer(scores), new ScoreBuffer(layout.Count), new ScoreBuffer(layout.Count));
        _active = new long[_parameters.KeepVectors.Length * Vector256<long>.Count];
        Active.Fill(-1);
        Round();
    }

    /// <summary>p, one a parameter.</summary>
    public ReadOnlySpan<double> Scores => _scores.Span;

    /// <summary>How many parameters compete in each group.</summary>
    public int[] GroupSizes => _ranking.Sizes;

    /// <summary>How many the loss sees: flag set, and score above one half.</summary>
    public int KeptCount => ToMask().KeptCount;

    private Span<long> Active => _active.AsSpan(0, _network.Layout.Count);

    private Span<Vector256<long>> ActiveVectors => MemoryMarshal.Cast<long, Vector256<long>>(_active.AsSpan());

    /// <summary>q.</summary>
    public Mask ToFlags() => Mask.From(_network.Layout.Count, i => _active[i] != 0);

    /// <summary>What the loss sees: q, and p above one half.</summary>
    public Mask ToMask() => _parameters.ToMask();

    /// <summary>
    /// One step of the scores. Rounding passes gradients straight through: a score's derivative is that of the loss by the masked parameter,
    /// times the parameter and its flag, plus that of the penalty.
    /// </summary>
    /// <returns>The mean loss over the batch, before the step, without the penalty.</returns>
    /// <exception cref="NonFiniteScoreException">A score stopped being finite.</exception>
    public double Step(Batch batch, LossFunction loss, double learningRate)
    {
        var value = _network.LossAndGradient(_parameters.Masked(), batch, loss, _derivatives.Span);
        _descent.Step(_scores, _derivatives, new Rule(_parameters.Parameters.Vectors, ActiveVectors, 2 * _settings.Penalty), learningRate);
        if (_settings.Projects)
        {
            Project();
        }

        Round();
        return value;
    }

    /// <summary>Freezes out all but the largest scores of those that still have their flag; inverted, all but the smallest.</summary>
    /// <param name="counts">How many keep their flag in each group, at most as many as have it.</param>
    public void Freeze(ReadOnlySpan<int> counts)
    {
        for (var i = 0; i < Scores.Length; i++)
        {
            var magnitude = Math.Abs(Scores[i]);
            _magnitudes.Span[i] = _active[i] == 0 ? double.MinValue : _inverted ? -magnitude : magnitude;
        }

        _ranking.Cut(_magnitudes.Span, counts, Active);
        Round();
    }

    /// <summary>How many of each group have their flag.</summary>
    public int[] ActiveCounts()
    {
        var (counts, end) = (new int[GroupSizes.Length], 0);
        for (var g = 0; g < counts.Length; g++)
        {
            foreach (var flag in Active.Slice(end, GroupSizes[g]))
            {
                counts[g] -= (int)flag;
            }

            end += GroupSizes[g];
        }

        return counts;
    }

    private void Project()
    {
        var scores = _scores.Vectors;
        var (zero, one) = (Vector256<double>.Zero, Vector256<double>.One);
        for (var i = 0; i < scores.Length; i++)
        {
            var notNegative = scores[i] & Vector256.GreaterThan(scores[i], zero);
            scores[i] = Vector256.ConditionalSelect(Vector256.GreaterThan(notNegative, one), one, notNegative);
        }
    }

    private void Round()
    {
        var keep = _parameters.KeepVectors;
        var scores = _scores.Vectors;
        var active = ActiveVectors;
        var half = Vector256.Create(0.5);
        for (var i = 0; i < scores.Length; i++)
        {
            keep[i] = Vector256.GreaterThan(scores[i], half).AsInt64() & active[i];
        }
    }

    private readonly ref struct Rule(ReadOnlySpan<Vector256<double>> parameters, ReadOnlySpan<Vector256<long>> active, double pull) : IScoreDerivative
    {
        private readonly ReadOnlySpan<Vector256<double>> _parameters = parameters;
        private readonly ReadOnlySpan<Vector256<long>> _active = active;
        private readonly Vector256<double> _pull = Vector256.Create(pull);

        public Vector256<double> Of(int index, Vector256<double> derivative, Vector256<double> score) =>
            Vector256.FusedMultiplyAdd(_pull, score, (derivative * _parameters[index]) & _active[index].AsDouble());
    }
}
