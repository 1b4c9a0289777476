using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TestSupport.Golden.Checks;

namespace PlantNSeek.Reproduction.Tests.Reference.Convolution;

/// <summary>Edge-popup's masks and straight-through gradients on networks with convolutions.</summary>
[TestFixture]
[Spec("CONV-010")]
public class ConvolutionPopupGoldenTests
{
    private static IEnumerable<TestCaseData> Files() => ReferenceFolder.Cases("golden/f_conv_*_popup.json", "edge_popup");

    [TestCaseSource(nameof(Files))]
    public void MasksAndScoreGradients_AreTheOriginals(string file, string key) =>
        ConvolutionPopupChecks.MasksAndScoreGradients_AreTheOriginals(file, key, ConvolutionEngine.Oracle);
}
