using System.Runtime.Intrinsics;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers.LearnedMasks;

/// <summary>Edge-popup's state: frozen parameters, their scores, and the mask that the scores choose. Its steps allocate nothing.</summary>
internal sealed class EdgePopupScores
{
    private readonly IDifferentiableNetwork _network;
    private readonly EffectiveParameters _parameters;
    private readonly ScoreRanking _ranking;
    private readonly ScoreDescent _descent;
    private readonly ScoreBuffer _scores, _derivatives;

    public EdgePopupScores(
        IDifferentiableNetwork network, ReadOnlySpan<float> parameters, ReadOnlySpan<double> scores, EdgePopupSettings settings, bool inverted = false)
    {
        var layout = network.Layout;
        Guard.SameLength(parameters.Length, "the parameter buffer", layout.Count, "the layout");
        Guard.SameLength(scores.Length, "the score buffer", layout.Count, "the layout");
        _network = network;
        _parameters = new EffectiveParameters(parameters);
        _ranking = new ScoreRanking(layout, settings.Scope, inverted ? ScoreOrder.SmallestMagnitude : ScoreOrder.LargestMagnitude);
        _descent = new ScoreDescent(settings.Optimizer, layout);
        (_scores, _derivatives) = (new ScoreBuffer(scores), new ScoreBuffer(layout.Count));
    }

    /// <summary>One a parameter, of either sign; the larger its absolute value, the better.</summary>
    public ReadOnlySpan<double> Scores => _scores.Span;

    /// <summary>The derivative of the last step's loss by each score.</summary>
    public ReadOnlySpan<double> Derivatives => _derivatives.Span;

    /// <summary>How many parameters compete in each group.</summary>
    public int[] GroupSizes => _ranking.Sizes;

    /// <summary>
    /// Uniform between -1/sqrt(n) and 1/sqrt(n) in a layer of n inputs (PyTorch's kaiming_uniform with a = sqrt(5), as the programs have it),
    /// in layout order; scores of biases may be wider or 0.
    /// </summary>
    public static double[] Draw(ParameterLayout layout, BiasScores biasScores, RandomStream random)
    {
        var scores = new double[layout.Count];
        foreach (var slice in layout.Slices)
        {
            var isBias = slice.Kind != ParameterKind.Weight;
            var bound = slice.IsPrunable ? (isBias && biasScores == BiasScores.Wide ? Math.Sqrt(6) : 1) / Math.Sqrt(layout.Weight(slice.Layer).Columns) : 0;
            for (var i = slice.Offset; i < slice.End && slice.IsPrunable && !(isBias && biasScores == BiasScores.Zero); i++)
            {
                scores[i] = random.NextUniform(-bound, bound);
            }
        }

        return scores;
    }

    /// <summary>Puts the best so many of each group into the mask; inverted, the worst.</summary>
    public void Choose(ReadOnlySpan<int> counts) => _ranking.Cut(_scores.Span, counts, _parameters.Keep);

    /// <summary>Puts another mask in place of the chosen one.</summary>
    public void Use(Mask mask)
    {
        for (var i = 0; i < mask.Length; i++)
        {
            _parameters.Keep[i] = mask[i] ? -1 : 0;
        }
    }

    /// <summary>The mask in force.</summary>
    public Mask ToMask() => _parameters.ToMask();

    /// <summary>
    /// One step of the scores at the mask in force. The mask's step function passes gradients straight through, so a score's derivative is
    /// that of the loss by the masked parameter, times the parameter, times the score's sign (0 for a score of 0).
    /// </summary>
    /// <returns>The mean loss over the batch, before the step.</returns>
    /// <exception cref="NonFiniteScoreException">A score stopped being finite.</exception>
    public double Step(Batch batch, LossFunction loss, double learningRate)
    {
        var value = _network.LossAndGradient(_parameters.Masked(), batch, loss, _derivatives.Span);
        _descent.Step(_scores, _derivatives, new Rule(_parameters.Parameters.Vectors), learningRate);
        return value;
    }

    private readonly ref struct Rule(ReadOnlySpan<Vector256<double>> parameters) : IScoreDerivative
    {
        private readonly ReadOnlySpan<Vector256<double>> _parameters = parameters;

        public Vector256<double> Of(int index, Vector256<double> derivative, Vector256<double> score)
        {
            var signed = (derivative * _parameters[index]) ^ (score & Vector256.Create(-0.0));
            return Vector256.AndNot(signed, Vector256.Equals(score, Vector256<double>.Zero));
        }
    }
}
