using System.Runtime.Intrinsics;
using PlantNSeek.Networks;
using PlantNSeek.Training;

namespace PlantNSeek.Pruning.Seekers.LearnedMasks;

/// <summary>Stochastic gradient descent on scores in double; formulas as in <see cref="SgdSettings"/>. Weight decay acts on every score.</summary>
/// <param name="settings">Momentum, Nesterov, weight decay.</param>
/// <param name="layout">Names the scores in messages.</param>
internal sealed class ScoreDescent(SgdSettings settings, ParameterLayout layout)
{
    private readonly ScoreBuffer _momenta = new(layout.Count);

    /// <summary>One step along the derivatives, in one pass: the numbers of all parameters do not stay in a near cache.</summary>
    /// <param name="scores">They move.</param>
    /// <param name="derivatives">The loss's by the masked parameters; receives those by the scores.</param>
    /// <param name="rule">How these follow from those.</param>
    /// <param name="learningRate">Length of the step.</param>
    /// <exception cref="NonFiniteScoreException">A score stopped being finite.</exception>
    public void Step<TRule>(ScoreBuffer scores, ScoreBuffer derivatives, TRule rule, double learningRate)
        where TRule : struct, IScoreDerivative, allows ref struct
    {
        var values = scores.Vectors;
        var momenta = _momenta.Vectors;
        var gradient = derivatives.Vectors;
        momenta = momenta[..values.Length];
        gradient = gradient[..values.Length];
        var (decay, momentum) = (Vector256.Create(settings.WeightDecay), Vector256.Create(settings.Momentum));
        var nesterov = settings.Nesterov;
        var (rate, unbounded) = (Vector256.Create(-learningRate), Vector256<double>.Zero);
        for (var i = 0; i < values.Length; i++)
        {
            var score = values[i];
            var own = rule.Of(i, gradient[i], score);
            gradient[i] = own;
            var derivative = Vector256.FusedMultiplyAdd(decay, score, own);
            var direction = Vector256.FusedMultiplyAdd(momentum, momenta[i], derivative);
            momenta[i] = direction;
            if (nesterov)
            {
                direction = Vector256.FusedMultiplyAdd(momentum, direction, derivative);
            }

            var value = Vector256.FusedMultiplyAdd(rate, direction, score);
            values[i] = value;
            unbounded |= value - value; // 0 if finite, else not a number
        }

        if (unbounded != Vector256<double>.Zero)
        {
            NonFiniteScoreException.ThrowIfAny("learning the mask", layout, scores.Span);
        }
    }
}
