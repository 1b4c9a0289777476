using System.Xml.Linq;
using PlantNSeek.TorchSharp.Loading;

namespace PlantNSeek.TorchSharp.Tests.Loading;

public sealed class OutputFolderTests
{
    private static readonly string Project = RepositoryRoot.Combine("src", "PlantNSeek.TorchSharp", "PlantNSeek.TorchSharp.csproj");

    [Test, Spec("LOAD-005")]
    public void NoOutputFolder_HoldsALibraryOfLibtorch()
    {
        string[] folders = [RepositoryRoot.Combine("src", "PlantNSeek.TorchSharp", "bin"), .. Directory.GetDirectories(RepositoryRoot.Combine("tests")).Select(test => Path.Combine(test, "bin"))];
        Assert.That(folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*torch_cpu.*", SearchOption.AllDirectories)), Is.Empty);
    }

    [Test, Spec("LOAD-005")]
    public void OnePackageOfLibtorch_IsRestored_InTheVersionThatTorchSharpWasBuiltFor()
    {
        var project = XDocument.Load(Project);
        var download = project.Descendants("PackageDownload").Single();
        var central = XDocument.Load(RepositoryRoot.Combine("Directory.Packages.props")).Descendants("PackageVersion").Single(package => package.Attribute("Include")!.Value == "TorchSharp");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(download.Attribute("Include")!.Value, Is.EqualTo("libtorch-cpu-$(LibtorchRid)"));
            Assert.That(download.Attribute("Version")!.Value, Is.EqualTo("[$(LibtorchVersion)]"));
            Assert.That(project.Descendants("LibtorchVersion").Single().Value, Is.EqualTo(Versions.Libtorch));
            Assert.That(central.Attribute("Version")!.Value, Is.EqualTo(Versions.TorchSharp));
            Assert.That(project.Descendants("LibtorchRid").Select(rid => rid.Value), Is.EquivalentTo(NativePlatform.Supported));
        }
    }

    [Test, Spec("LOAD-006")]
    public void ThisProjectsOutputFolder_NamesThePackageFolder()
    {
        if (!NativePlatform.Supported.Contains(NativePlatform.Current.Rid))
        {
            Assert.Ignore($"there is no libtorch for {NativePlatform.Current.Rid}");
        }

        var folder = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, LoadingEnvironment.HintFile)).Single();
        Assert.That(File.Exists(Path.Combine(folder, NativePlatform.Current.Marker)), Is.True, folder);
    }
}
