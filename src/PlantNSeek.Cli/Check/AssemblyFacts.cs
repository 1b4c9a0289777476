using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Versioning;
using PlantNSeek.Networks;

namespace PlantNSeek.Cli.Check;

/// <summary>What a file says of itself, read without running any of it.</summary>
/// <param name="TargetFramework">Such as <c>.NETCoreApp,Version=v10.0</c>; null where it is not said.</param>
/// <param name="IsReference">Whether it has declarations only.</param>
/// <param name="References">The assemblies it was built against.</param>
internal sealed record AssemblyFacts(FrameworkName? TargetFramework, bool IsReference, IReadOnlyList<AssemblyName> References)
{
    private static readonly AssemblyName Library = typeof(Mask).Assembly.GetName();

    /// <summary>Refuses, in a line that has the file's name and both versions, what cannot be loaded beside this command.</summary>
    /// <exception cref="InvalidDataException">There is no such file, it is no .NET assembly, or one of other versions than this command's.</exception>
    public static void Require(string path)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{(Directory.Exists(path) ? $"'{path}' is a folder" : $"there is no file '{path}'")}; check takes the .dll that the build of your pruner leaves");
        }

        var facts = Read(path, name);
        if (facts.IsReference)
        {
            throw new InvalidDataException($"{name} is a reference assembly, which has declarations and no code; take the one that the build leaves in bin");
        }

        RequireFramework(name, facts);
        RequireLibrary(name, facts);
    }

    private static AssemblyFacts Read(string path, string name)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            return file.HasMetadata && file.GetMetadataReader() is { IsAssembly: true } metadata ? Of(metadata) : throw new BadImageFormatException("it has no assembly in it");
        }
        catch (BadImageFormatException e)
        {
            throw new InvalidDataException($"{name} is no .NET assembly: {e.Message.TrimEnd('.')}", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new InvalidDataException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    private static AssemblyFacts Of(MetadataReader metadata)
    {
        var attributes = metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute).ToLookup(a => NameOf(metadata, a));
        var framework = attributes[nameof(TargetFrameworkAttribute)].Select(a => TextOf(metadata, a)).FirstOrDefault();
        return new AssemblyFacts(
            framework is null ? null : new FrameworkName(framework),
            attributes.Contains("ReferenceAssemblyAttribute"),
            [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())]);
    }

    private static string NameOf(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
            ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name)
            : "";

    // A constructor's arguments follow a prolog of two bytes.
    private static string? TextOf(MetadataReader metadata, CustomAttribute attribute)
    {
        var value = metadata.GetBlobReader(attribute.Value);
        value.ReadUInt16();
        return value.ReadSerializedString();
    }

    private static void RequireFramework(string name, AssemblyFacts facts)
    {
        var running = Environment.Version;
        if (facts.TargetFramework is { Identifier: ".NETFramework" } old)
        {
            throw new InvalidDataException($"{name} is built for .NET Framework {old.Version}; plantnseek runs on .NET {running}, so build it for net{running.Major}.0");
        }

        var built = facts.TargetFramework is { Identifier: ".NETCoreApp" } target ? target.Version : facts.References.Where(r => r.Name == "System.Runtime").Max(r => r.Version);
        if (built is not null && (built.Major, built.Minor).CompareTo((running.Major, running.Minor)) > 0)
        {
            throw new InvalidDataException($"{name} is built for .NET {built.Major}.{built.Minor}; plantnseek runs on .NET {running}, so build it for net{running.Major}.0");
        }
    }

    private static void RequireLibrary(string name, AssemblyFacts facts)
    {
        var ours = Library.Version!;
        var used = facts.References.FirstOrDefault(r => r.Name == Library.Name)?.Version
            ?? throw new InvalidDataException($"{name} does not use {Library.Name}; a pruner implements IPruner or ITicketSeeker of {Library.Name} {ours.ToString(3)}");
        if ((used.Major, used.Minor) != (ours.Major, ours.Minor))
        {
            throw new InvalidDataException($"{name} is built with {Library.Name} {used.ToString(3)}; this plantnseek has {Library.Name} {ours.ToString(3)}, so build it with that, or take the plantnseek of {used.Major}.{used.Minor}");
        }
    }
}
