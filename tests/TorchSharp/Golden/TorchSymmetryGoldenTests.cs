using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TestSupport.Golden.Checks;

namespace PlantNSeek.TorchSharp.Tests.Golden;

/// <summary>Networks that compute the same on libtorch: channels permuted and scaled, BatchNorm folded into convolutions.</summary>
[TestFixture]
public class TorchSymmetryGoldenTests : LibtorchFixture
{
    private static IEnumerable<TestCaseData> Symmetries() => ReferenceFolder.Cases("golden/f_conv_symmetry.json", "plain").Concat(ReferenceFolder.Cases("golden/f_conv_symmetry.json", "residual"));

    private static IEnumerable<TestCaseData> Folds() => ReferenceFolder.Cases("golden/f_conv_fold.json", "bn");

    [TestCaseSource(nameof(Symmetries)), Spec("TORCH-013")]
    public void ChannelsPermutedAndScaled_LeaveTheOutputs(string file, string key) =>
        ConvolutionSymmetryChecks.ChannelsPermutedAndScaled_LeaveTheOutputs(file, key, TorchConvolution.InDouble);

    [TestCaseSource(nameof(Symmetries)), Spec("TORCH-013")]
    public void ChannelsPermutedAndScaled_PermuteSnipsScores(string file, string key) =>
        ConvolutionSymmetryChecks.ChannelsPermutedAndScaled_PermuteSnipsScores(file, key, TorchConvolution.InDouble);

    [TestCaseSource(nameof(Folds)), Spec("TORCH-014")]
    public void BatchNormFolded_LeavesTheOutputs(string file, string key) => ConvolutionSymmetryChecks.BatchNormFolded_LeavesTheOutputs(file, key, TorchConvolution.InDouble);
}
