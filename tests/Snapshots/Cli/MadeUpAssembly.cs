using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace PlantNSeek.Snapshots.Tests.Cli;

/// <summary>An assembly without types that says of itself and of what it needs whatever it is told to.</summary>
internal static class MadeUpAssembly
{
    /// <summary>Writes it.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="attribute">A name such as <c>TargetFrameworkAttribute</c> with its one argument, or null as the argument for none; null for no attribute.</param>
    /// <param name="references">What it was built against.</param>
    public static void Write(string path, (string Name, string? Argument)? attribute, params (string Name, string Version)[] references)
    {
        var metadata = new MetadataBuilder();
        metadata.AddModule(0, metadata.GetOrAddString(Path.GetFileName(path)), metadata.GetOrAddGuid(Guid.Empty), default, default);
        metadata.AddTypeDefinition(default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        var assembly = metadata.AddAssembly(metadata.GetOrAddString(Path.GetFileNameWithoutExtension(path)), new Version(1, 0, 0, 0), default, default, 0, AssemblyHashAlgorithm.None);
        var runtime = Reference(metadata, "System.Runtime", "10.0.0.0");
        foreach (var (name, version) in references)
        {
            Reference(metadata, name, version);
        }

        if (attribute is { } said)
        {
            Attribute(metadata, assembly, runtime, said.Name, said.Argument);
        }

        var image = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), new BlobBuilder()).Serialize(image);
        File.WriteAllBytes(path, image.ToArray());
    }

    private static AssemblyReferenceHandle Reference(MetadataBuilder metadata, string name, string version) =>
        metadata.AddAssemblyReference(metadata.GetOrAddString(name), Version.Parse(version), default, default, default, default);

    private static void Attribute(MetadataBuilder metadata, AssemblyDefinitionHandle assembly, AssemblyReferenceHandle runtime, string name, string? argument)
    {
        var type = metadata.AddTypeReference(runtime, metadata.GetOrAddString("System.Runtime.Versioning"), metadata.GetOrAddString(name));
        var (signature, value) = (new BlobBuilder(), new BlobBuilder());
        new BlobEncoder(signature).MethodSignature(isInstanceMethod: true).Parameters(
            argument is null ? 0 : 1,
            static returns => returns.Void(),
            parameters =>
            {
                if (argument is not null)
                {
                    parameters.AddParameter().Type().String();
                }
            });
        value.WriteUInt16(1);
        if (argument is not null)
        {
            value.WriteSerializedString(argument);
        }

        value.WriteUInt16(0);
        var constructor = metadata.AddMemberReference(type, metadata.GetOrAddString(".ctor"), metadata.GetOrAddBlob(signature));
        metadata.AddCustomAttribute(assembly, constructor, metadata.GetOrAddBlob(value));
    }
}
