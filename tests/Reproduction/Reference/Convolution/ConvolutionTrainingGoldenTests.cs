using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TestSupport.Golden.Checks;

namespace PlantNSeek.Reproduction.Tests.Reference.Convolution;

/// <summary>Steps of SGD, SGD with Nesterov's momentum and Adam on masked networks with convolutions.</summary>
[TestFixture]
[Spec("CONV-009")]
public class ConvolutionTrainingGoldenTests
{
    private static IEnumerable<TestCaseData> Files() => ReferenceFolder.Cases("golden/f_conv_*_train.json", "runs");

    [TestCaseSource(nameof(Files))]
    public void EveryStep_IsTheOriginals(string file, string key) => ConvolutionTrainingChecks.EveryStep_IsTheOriginals(file, key, ConvolutionEngine.Oracle);
}
