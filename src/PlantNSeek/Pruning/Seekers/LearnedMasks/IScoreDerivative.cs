using System.Runtime.Intrinsics;

namespace PlantNSeek.Pruning.Seekers.LearnedMasks;

/// <summary>Turns the loss's derivative by a masked parameter into that by the parameter's score.</summary>
internal interface IScoreDerivative
{
    /// <summary>For the scores of one vector.</summary>
    /// <param name="index">Which vector.</param>
    /// <param name="derivative">Of the loss by the masked parameters.</param>
    /// <param name="score">The scores.</param>
    Vector256<double> Of(int index, Vector256<double> derivative, Vector256<double> score);
}
