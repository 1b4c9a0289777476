using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Training;

namespace PlantNSeek.Pruning.Seekers;

/// <summary>Edge-popup's state: frozen parameters, their scores, and the mask that the scores choose. Nothing is allocated after it is made.</summary>
internal sealed class EdgePopupScores
{
    private readonly IDifferentiableNetwork _network;
    private readonly ReadOnlyMemory<float> _parameters;
    private readonly SgdSettings _optimizer;
    private readonly ScoreRanking _ranking;
    private readonly float[] _effective;
    private readonly double[] _magnitudes, _momenta, _gradient;
    private readonly bool[] _keep;

    public EdgePopupScores(IDifferentiableNetwork network, ReadOnlyMemory<float> parameters, double[] scores, EdgePopupSettings settings)
    {
        var count = network.Layout.Count;
        Guard.SameLength(parameters.Length, "the parameter buffer", count, "the layout");
        Guard.SameLength(scores.Length, "the score buffer", count, "the layout");
        (_network, _parameters, _optimizer, Scores) = (network, parameters, settings.Optimizer, scores);
        _ranking = new ScoreRanking(network.Layout, settings.Scope, settings.EqualScores);
        (_effective, _keep) = (new float[count], new bool[count]);
        (_magnitudes, _momenta, _gradient) = (new double[count], new double[count], new double[count]);
    }

    /// <summary>One a parameter, of either sign; the larger its absolute value, the better.</summary>
    public double[] Scores { get; }

    /// <summary>How many parameters compete in each group.</summary>
    public int[] GroupSizes => _ranking.Sizes;

    /// <summary>The derivative of the last step's loss by each score.</summary>
    public ReadOnlySpan<double> Gradient => _gradient;

    public Mask Mask => Mask.FromBits(_keep);

    /// <summary>
    /// Uniform between -1/sqrt(n) and 1/sqrt(n) in a layer of n inputs (PyTorch's kaiming_uniform with a = sqrt(5), as the programs have it),
    /// in layout order.
    /// </summary>
    public static double[] Draw(ParameterLayout layout, BiasScores biasScores, RandomStream random)
    {
        var scores = new double[layout.Count];
        foreach (var slice in layout.Slices)
        {
            var bound = 1 / Math.Sqrt(layout.Architecture.Widths[slice.Layer]);
            for (var i = slice.Offset; i < slice.End && (slice.Kind == ParameterKind.Weight || biasScores == BiasScores.LikeWeights); i++)
            {
                scores[i] = random.NextUniform(-bound, bound);
            }
        }

        return scores;
    }

    /// <summary>Puts the best so many of each group into the mask.</summary>
    public void Choose(ReadOnlySpan<int> counts)
    {
        for (var i = 0; i < Scores.Length; i++)
        {
            _magnitudes[i] = Math.Abs(Scores[i]);
        }

        _ranking.Cut(_magnitudes, counts, _keep);
    }

    /// <summary>
    /// One step of the scores at the mask that stands. The mask's step function passes gradients straight through, so a score's derivative is
    /// that of the loss by the masked parameter, times the parameter, times the score's sign (0 for a score of 0).
    /// </summary>
    /// <returns>The mean loss over the batch, before the step.</returns>
    /// <exception cref="NonFiniteScoreException">A score stopped being finite.</exception>
    public double Step(Batch batch, LossFunction loss, double learningRate)
    {
        var parameters = _parameters.Span;
        for (var i = 0; i < _effective.Length; i++)
        {
            _effective[i] = _keep[i] ? parameters[i] : 0;
        }

        var value = _network.LossAndGradient(_effective, batch, loss, _gradient);
        var (momentum, decay, finite) = (_optimizer.Momentum, _optimizer.WeightDecay, true);
        for (var i = 0; i < _gradient.Length; i++)
        {
            var score = Scores[i];
            var derivative = _gradient[i] * parameters[i];
            derivative = score > 0 ? derivative : score < 0 ? -derivative : 0;
            _gradient[i] = derivative;
            derivative = Math.FusedMultiplyAdd(decay, score, derivative);
            var direction = Math.FusedMultiplyAdd(momentum, _momenta[i], derivative);
            _momenta[i] = direction;
            direction = _optimizer.Nesterov ? Math.FusedMultiplyAdd(momentum, direction, derivative) : direction;
            Scores[i] = Math.FusedMultiplyAdd(-learningRate, direction, score);
            finite &= double.IsFinite(Scores[i]);
        }

        if (!finite)
        {
            NonFiniteScoreException.ThrowIfAny("edge-popup", _network.Layout, Scores);
        }

        return value;
    }
}
