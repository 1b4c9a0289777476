using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TestSupport.Golden.Checks;

namespace PlantNSeek.TorchSharp.Tests.Golden;

/// <summary>Outputs, losses and derivatives of the original engine on libtorch, in both modes of BatchNorm.</summary>
[TestFixture]
public class TorchDerivativeGoldenTests : LibtorchFixture
{
    private static IEnumerable<TestCaseData> Cores() => ReferenceFolder.Cases("golden/f_conv_*_core.json", "f64");

    [TestCaseSource(nameof(Cores)), Spec("TORCH-002")]
    public void Outputs_AreTheOriginals(string file, string key) => ConvolutionDerivativeChecks.Outputs_AreTheOriginals(file, key, TorchConvolution.InDouble);

    [TestCaseSource(nameof(Cores)), Spec("TORCH-002")]
    public void EveryModule_GivesTheOriginalsNumbers(string file, string key) =>
        ConvolutionDerivativeChecks.EveryModule_GivesTheOriginalsNumbers(file, key, TorchConvolution.InDouble);

    [TestCaseSource(nameof(Cores)), Spec("TORCH-002")]
    public void Outputs_InSinglePrecision_AreTheOriginals(string file, string key) =>
        ConvolutionDerivativeChecks.Outputs_AreTheOriginals(file, key, TorchConvolution.InSingle);

    [TestCaseSource(nameof(Cores)), Spec("TORCH-003")]
    public void LossAndGradient_AreTheOriginals(string file, string key) => ConvolutionDerivativeChecks.LossAndGradient_AreTheOriginals(file, key, TorchConvolution.InDouble);

    [TestCaseSource(nameof(Cores)), Spec("TORCH-003")]
    public void LossAndGradient_InSinglePrecision_AreTheOriginals(string file, string key) =>
        ConvolutionDerivativeChecks.LossAndGradient_AreTheOriginals(file, key, TorchConvolution.InSingle);

    [TestCaseSource(nameof(Cores)), Spec("TORCH-004")]
    public void HessianVectorProduct_IsTheOriginals(string file, string key) =>
        ConvolutionDerivativeChecks.HessianVectorProduct_IsTheOriginals(file, key, TorchConvolution.InDouble);

    [TestCaseSource(nameof(Cores)), Spec("TORCH-005")]
    public void RunningStatistics_MoveAsTheOriginals(string file, string key) =>
        ConvolutionDerivativeChecks.RunningStatistics_MoveAsTheOriginals(file, key, TorchConvolution.InDouble);
}
