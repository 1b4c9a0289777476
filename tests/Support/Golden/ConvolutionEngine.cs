using System.Text.Json;
using PlantNSeek.TestSupport.Oracle.Convolution;

namespace PlantNSeek.TestSupport.Golden;

/// <summary>What computes the networks of the reference files, and how far its values may be from theirs, in units of the largest entry.</summary>
/// <param name="Of">The network of a file's element <c>network</c>.</param>
/// <param name="Tolerance">For everything but training.</param>
/// <param name="TrainingTolerance">For training.</param>
internal sealed record ConvolutionEngine(Func<JsonElement, IExactConvolution> Of, double Tolerance, double TrainingTolerance)
{
    /// <summary>The tests' second implementation.</summary>
    public static ConvolutionEngine Oracle { get; } = new(static network => new OracleConvolution(ModulesJson.Read(network)), 1e-11, 1e-10);
}
