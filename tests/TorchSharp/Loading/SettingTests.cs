using PlantNSeek.TorchSharp.Loading;

namespace PlantNSeek.TorchSharp.Tests.Loading;

public sealed class SettingTests
{
    [TestCase("", 1), TestCase("1", 1), TestCase("2", 2), TestCase("1024", 1024)]
    [Spec("LOAD-012")]
    public void Threads_AreOneUnlessSaid(string value, int threads)
    {
        using var folder = new LoadingFolder();
        Assert.That(ThreadSetting.Read(Environments.Below(folder, ("PLANTNSEEK_TORCH_THREADS", value))), Is.EqualTo(threads));
    }

    [Test, Spec("LOAD-013")]
    public void Nonsense_IsAnErrorThatNamesVariableAndValue([Values("0", "-1", "1.5", "1025", "two", " 2", "99999999999")] string value)
    {
        using var folder = new LoadingFolder();
        Assert.That(() => EngineLoad.Run(Environments.Below(folder, ("PLANTNSEEK_TORCH_THREADS", value))), Throws.TypeOf<TorchUnavailableException>().With.Message.EqualTo(
            $"PLANTNSEEK_TORCH_THREADS is {value}: set it to a whole number from 1 to 1024, or remove it for one thread."));
    }

    [TestCase("avx avx2 fma avx512f avx512dq avx512bw avx512vl", null, "AVX512")]
    [TestCase("avx avx2 fma avx512f avx512dq avx512bw", null, "AVX2")]
    [TestCase("avx avx2", null, "DEFAULT"), TestCase("", null, "DEFAULT")]
    [TestCase("avx avx2 fma avx512f avx512dq avx512bw avx512vl", "avx2", "AVX2"), TestCase("avx avx2 fma", "default", "DEFAULT"), TestCase("avx avx2 fma", "AVX512", "AVX2")]
    [Spec("LOAD-015")]
    public void Kernels_FollowLibtorchsRule(string features, string? wanted, string kernels) => Assert.That(ProcessorFeatures.Capability(features, wanted), Is.EqualTo(kernels));

    [TestCase(0x02_0a_00_00_00_00_00_00ul, "2.10.0"), TestCase(0x02_0a_03_00_00_00_00_00ul, "2.10.3")]
    [Spec("LOAD-016")]
    public void LibtorchOfTheWantedMinorVersion_IsAccepted(ulong stated, string version) => Assert.That(LibtorchVersion.Check(stated, "/a"), Is.EqualTo(version));

    [TestCase(0x02_0b_00_00_00_00_00_00ul, "2.11.0"), TestCase(0x03_0a_00_00_00_00_00_00ul, "3.10.0"), TestCase(0x02_09_01_00_00_00_00_00ul, "2.9.1"), TestCase(0x02_1a_00_00_00_00_00_00ul, "2.26.0")]
    [TestCase(0ul, "older than 2.9")]
    [Spec("LOAD-016")]
    public void LibtorchOfAnotherVersion_IsRefused(ulong stated, string version) =>
        Assert.That(() => LibtorchVersion.Check(stated, "/a"), Throws.TypeOf<TorchUnavailableException>().With.Message.StartWith(
            $"libtorch in /a is {version}, and TorchSharp 0.107.0 is built for 2.10.0: restore the package libtorch-cpu-"));
}
