using PlantNSeek.TorchSharp.Loading;

namespace PlantNSeek.TorchSharp.Tests.Loading;

public sealed class LoaderMessageTests
{
    private const string Advice = "Unable to load shared library '/a/libx.so' or one of its dependencies. In order to help, consider setting the LD_DEBUG environment variable: \n";

    [TestCase("GLIBCXX_3.4.29", "a distribution with GCC 13.2 or newer (Ubuntu 24.04, Debian 13), or a newer libstdc++.so.6 in LD_LIBRARY_PATH")]
    [TestCase("GLIBC_2.29", "a distribution with glibc 2.34 or newer")]
    [Spec("LOAD-029")]
    public void AMissingVersion_IsNamedWithItsLibrary_AndWhatToInstall(string version, string install)
    {
        var message = $"{Advice}/lib/libstdc++.so.6: version `{version}' not found (required by /a/libx.so)\n";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(LoaderMessage.MissingVersion(message), Is.EqualTo(version));
            Assert.That(LoaderMessage.Describe("/a/libx.so", message), Is.EqualTo($"libx.so asks for {version}, which /lib/libstdc++.so.6 lacks: use {install}."));
        }
    }

    [Test, Spec("LOAD-029")]
    public void AnyOtherFailure_HasTheLoadersOwnWords()
    {
        const string Message = $"{Advice}/a/libx.so: file too short\n";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(LoaderMessage.MissingVersion(Message), Is.Null);
            Assert.That(LoaderMessage.Describe("/a/libx.so", Message), Does.StartWith(
                "/a/libx.so does not load: /a/libx.so: file too short; restore the packages TorchSharp 0.107.0 and "));
        }
    }

    [TestCase(""), TestCase(": Operation not permitted")]
    [Spec("LOAD-031")]
    public void AFolderMountedNoexec_IsNamed_AndNoPackageIsToBeRestored(string more)
    {
        var message = $"{Advice}/a/libx.so: failed to map segment from shared object{more}\n";
        Assert.That(LoaderMessage.Describe("/a/libx.so", message), Is.EqualTo(
            "/a/libx.so does not load, since libraries cannot be loaded from /a, as where it is mounted noexec "
            + $"(/a/libx.so: failed to map segment from shared object{more}): put the application and its packages (NUGET_PACKAGES) into another folder, "
            + "or libtorch 2.10.0 into one that PLANTNSEEK_LIBTORCH names."));
    }

    [Test, Spec("LOAD-031")]
    public void WantOfMemory_IsNoFaultOfTheFolder() =>
        Assert.That(LoaderMessage.IsForbiddenHere("/a/libx.so: failed to map segment from shared object: Cannot allocate memory"), Is.False);
}
