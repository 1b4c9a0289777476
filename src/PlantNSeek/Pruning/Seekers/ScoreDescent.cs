using System.Runtime.Intrinsics;
using PlantNSeek.Networks;
using PlantNSeek.Training;

namespace PlantNSeek.Pruning.Seekers;

/// <summary>Stochastic gradient descent on scores in double; formulas as in <see cref="SgdSettings"/>. Weight decay acts on every score.</summary>
/// <param name="settings">Momentum, Nesterov, weight decay.</param>
/// <param name="layout">Names the scores in messages.</param>
internal sealed class ScoreDescent(SgdSettings settings, ParameterLayout layout)
{
    private readonly ScoreBuffer _momenta = new(layout.Count);

    /// <summary>One step along the derivatives.</summary>
    /// <exception cref="NonFiniteScoreException">A score stopped being finite.</exception>
    public void Step(ScoreBuffer scores, ScoreBuffer derivatives, double learningRate)
    {
        var values = scores.Vectors;
        var momenta = _momenta.Vectors;
        var gradient = derivatives.Vectors;
        var (decay, momentum) = (Vector256.Create(settings.WeightDecay), Vector256.Create(settings.Momentum));
        var (rate, unbounded) = (Vector256.Create(-learningRate), Vector256<double>.Zero);
        for (var i = 0; i < values.Length; i++)
        {
            var derivative = Vector256.FusedMultiplyAdd(decay, values[i], gradient[i]);
            var direction = Vector256.FusedMultiplyAdd(momentum, momenta[i], derivative);
            momenta[i] = direction;
            if (settings.Nesterov)
            {
                direction = Vector256.FusedMultiplyAdd(momentum, direction, derivative);
            }

            var value = Vector256.FusedMultiplyAdd(rate, direction, values[i]);
            values[i] = value;
            unbounded |= value - value; // 0 if finite, else not a number
        }

        if (unbounded != Vector256<double>.Zero)
        {
            NonFiniteScoreException.ThrowIfAny("learning the mask", layout, scores.Span);
        }
    }
}
