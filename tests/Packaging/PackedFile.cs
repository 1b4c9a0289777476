using System.IO.Compression;
using System.Xml.Linq;

namespace PlantNSeek.Packaging;

/// <summary>What a package holds.</summary>
/// <param name="Files">Paths of its files.</param>
/// <param name="Metadata">The element of its nuspec that describes it.</param>
internal sealed record PackedFile(IReadOnlyList<string> Files, XElement Metadata)
{
    /// <summary>Reads a package.</summary>
    public static PackedFile Read(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        using var nuspec = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var package = XDocument.Load(nuspec).Root!;
        return new PackedFile([.. archive.Entries.Select(entry => entry.FullName)], package.Element(package.GetDefaultNamespace() + "metadata")!);
    }

    /// <summary>The text of one of its elements, empty where it has none.</summary>
    public string this[string element] => Metadata.Element(Metadata.GetDefaultNamespace() + element)?.Value ?? "";

    /// <summary>The packages that it asks for, with their versions.</summary>
    public IReadOnlyDictionary<string, string> Dependencies => Metadata.Descendants(Metadata.GetDefaultNamespace() + "dependency")
        .ToDictionary(dependency => dependency.Attribute("id")!.Value, dependency => dependency.Attribute("version")!.Value);
}
