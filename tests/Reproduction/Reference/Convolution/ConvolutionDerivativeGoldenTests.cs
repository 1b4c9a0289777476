using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TestSupport.Golden.Checks;

namespace PlantNSeek.Reproduction.Tests.Reference.Convolution;

/// <summary>Outputs, losses and derivatives of the original engine, in both modes of BatchNorm.</summary>
[TestFixture]
public class ConvolutionDerivativeGoldenTests
{
    private static IEnumerable<TestCaseData> Cores() => ReferenceFolder.Cases("golden/f_conv_*_core.json", "f64");

    [TestCaseSource(nameof(Cores)), Spec("CONV-001")]
    public void Outputs_AreTheOriginals(string file, string key) => ConvolutionDerivativeChecks.Outputs_AreTheOriginals(file, key, ConvolutionEngine.Oracle);

    [TestCaseSource(nameof(Cores)), Spec("CONV-001")]
    public void EveryModule_GivesTheOriginalsNumbers(string file, string key) =>
        ConvolutionDerivativeChecks.EveryModule_GivesTheOriginalsNumbers(file, key, ConvolutionEngine.Oracle);

    [TestCaseSource(nameof(Cores)), Spec("CONV-002")]
    public void LossAndGradient_AreTheOriginals(string file, string key) => ConvolutionDerivativeChecks.LossAndGradient_AreTheOriginals(file, key, ConvolutionEngine.Oracle);

    [TestCaseSource(nameof(Cores)), Spec("CONV-003")]
    public void HessianVectorProduct_IsTheOriginals(string file, string key) =>
        ConvolutionDerivativeChecks.HessianVectorProduct_IsTheOriginals(file, key, ConvolutionEngine.Oracle);

    [TestCaseSource(nameof(Cores)), Spec("CONV-004")]
    public void RunningStatistics_MoveAsTheOriginals(string file, string key) =>
        ConvolutionDerivativeChecks.RunningStatistics_MoveAsTheOriginals(file, key, ConvolutionEngine.Oracle);
}
