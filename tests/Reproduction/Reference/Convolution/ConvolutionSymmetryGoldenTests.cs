using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TestSupport.Golden.Checks;

namespace PlantNSeek.Reproduction.Tests.Reference.Convolution;

/// <summary>Networks that compute the same: channels permuted and scaled, BatchNorm folded into convolutions.</summary>
[TestFixture]
public class ConvolutionSymmetryGoldenTests
{
    private static IEnumerable<TestCaseData> Symmetries() => ReferenceFolder.Cases("golden/f_conv_symmetry.json", "plain").Concat(ReferenceFolder.Cases("golden/f_conv_symmetry.json", "residual"));

    private static IEnumerable<TestCaseData> Folds() => ReferenceFolder.Cases("golden/f_conv_fold.json", "bn");

    [TestCaseSource(nameof(Symmetries)), Spec("CONV-012")]
    public void ChannelsPermutedAndScaled_LeaveTheOutputs(string file, string key) =>
        ConvolutionSymmetryChecks.ChannelsPermutedAndScaled_LeaveTheOutputs(file, key, ConvolutionEngine.Oracle);

    [TestCaseSource(nameof(Symmetries)), Spec("CONV-012")]
    public void ChannelsPermutedAndScaled_PermuteSnipsScores(string file, string key) =>
        ConvolutionSymmetryChecks.ChannelsPermutedAndScaled_PermuteSnipsScores(file, key, ConvolutionEngine.Oracle);

    [TestCaseSource(nameof(Folds)), Spec("CONV-013")]
    public void BatchNormFolded_LeavesTheOutputs(string file, string key) => ConvolutionSymmetryChecks.BatchNormFolded_LeavesTheOutputs(file, key, ConvolutionEngine.Oracle);
}
