using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TestSupport.Golden.Checks;

namespace PlantNSeek.TorchSharp.Tests.Golden;

/// <summary>Steps of SGD, SGD with Nesterov's momentum and Adam on masked networks, and of what learns masks, on libtorch.</summary>
[TestFixture]
public class TorchTrainingGoldenTests : LibtorchFixture
{
    private static IEnumerable<TestCaseData> Runs() => ReferenceFolder.Cases("golden/f_conv_*_train.json", "runs");

    private static IEnumerable<TestCaseData> Popups() => ReferenceFolder.Cases("golden/f_conv_*_popup.json", "edge_popup");

    private static IEnumerable<TestCaseData> Miners() => ReferenceFolder.Cases("golden/f_conv_*_popup.json", "gem_miner");

    [TestCaseSource(nameof(Runs)), Spec("TORCH-010")]
    public void EveryStep_IsTheOriginals(string file, string key) => ConvolutionTrainingChecks.EveryStep_IsTheOriginals(file, key, TorchConvolution.InDouble);

    [TestCaseSource(nameof(Popups)), Spec("TORCH-011")]
    public void EdgePopup_HasTheOriginalMasksAndGradients(string file, string key) =>
        ConvolutionPopupChecks.MasksAndScoreGradients_AreTheOriginals(file, key, TorchConvolution.InDouble);

    [TestCaseSource(nameof(Miners)), Spec("TORCH-012")]
    public void GemMiner_HasTheOriginalLossAndStep(string file, string key) => ConvolutionGemMinerChecks.LossAndStep_AreTheOriginals(file, key, TorchConvolution.InDouble);
}
