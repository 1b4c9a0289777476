using System.Reflection;
using System.Runtime.Loader;
using PlantNSeek.Cli.Check.Messages;
using PlantNSeek.Pruning;
using PlantNSeek.Testing;

namespace PlantNSeek.Cli.Check;

/// <summary>
/// The user's assembly with what lies beside it; the library, the contract kit, the second engine and what these depend on are the command's own, for libtorch
/// can be loaded once in a process.
/// </summary>
internal sealed class UserAssembly : AssemblyLoadContext
{
    private static readonly string[] Shared =
        ["PlantNSeek", "PlantNSeek.Testing", "PlantNSeek.TorchSharp", "TorchSharp", "TorchSharp.PyBridge", "nunit.framework", "FsCheck", "FSharp.Core"];

    private const string Libtorch = "PLANTNSEEK_LIBTORCH";

    private readonly AssemblyDependencyResolver _resolver;
    private readonly Assembly _assembly;
    private readonly string _file;

    /// <exception cref="InvalidDataException">It cannot be loaded, or something that it needs is missing.</exception>
    public UserAssembly(string path)
    {
        (_file, _resolver) = (Path.GetFileName(path), new AssemblyDependencyResolver(path));
        _assembly = Loading(() => LoadFromAssemblyPath(path));
        UseLibtorchBeside();
        foreach (var reference in _assembly.GetReferencedAssemblies())
        {
            Loading(() => LoadFromAssemblyName(reference));
        }
    }

    /// <summary>The assembly.</summary>
    public Assembly Assembly => _assembly;

    /// <summary>The type of a name.</summary>
    public Type Type(string name) => _assembly.GetType(name, throwOnError: true)!;

    /// <summary>An object of the type of that name, or what the static member of that name holds.</summary>
    public object? Make(string subject) => _assembly.GetType(subject) is null && StaticMembers.Find(_assembly, subject) is { } member
        ? StaticMembers.Read(member)
        : Activator.CreateInstance(Type(subject));

    /// <summary>Whether a type is of this assembly.</summary>
    public bool Has(Type type) => type.Assembly == _assembly;

    /// <summary>What there is to check, contracts first, and remarks on what cannot be; nothing of it is run.</summary>
    /// <exception cref="InvalidDataException">Some type cannot be loaded.</exception>
    public IEnumerable<ChildMessage> Subjects() => Types().Concat(Loading(_assembly.GetTypes).OrderBy(static type => type.FullName, StringComparer.Ordinal)
        .SelectMany(static type => StaticMembers.Of(type), static (type, found) => new ChildMessage(MessageKind.Subject)
        {
            Subject = $"{type.FullName}.{found.Member.Name}",
            SubjectKind = found.Kind,
            Text = $"{type.Name}.{found.Member.Name}",
        }));

    private IEnumerable<ChildMessage> Types() => Loading(_assembly.GetTypes)
        .Where(static type => type is { IsAbstract: false, IsInterface: false })
        .SelectMany(static type => Kinds(type).Select(kind => (Type: type, Kind: kind)))
        .OrderBy(static found => found.Kind != SubjectKind.Contract).ThenBy(static found => found.Type.FullName, StringComparer.Ordinal)
        .Select(static found => Obstacle(found.Type, found.Kind) is { } obstacle
            ? new ChildMessage(MessageKind.Remark) { Subject = found.Type.FullName!, Text = obstacle }
            : new ChildMessage(MessageKind.Subject) { Subject = found.Type.FullName!, SubjectKind = found.Kind });

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        !Shared.Contains(assemblyName.Name) && _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    private static IEnumerable<SubjectKind> Kinds(Type type)
    {
        if (type.IsAssignableTo(typeof(Contract)))
        {
            yield return SubjectKind.Contract;
        }

        if (type.IsAssignableTo(typeof(IPruner)))
        {
            yield return SubjectKind.Pruner;
        }

        if (type.IsAssignableTo(typeof(ITicketSeeker)))
        {
            yield return SubjectKind.Seeker;
        }
    }

    // A contract may be internal, as fixtures often are.
    private static string? Obstacle(Type type, SubjectKind kind) =>
        type.ContainsGenericParameters ? $"the {Word(kind)} is generic"
        : kind == SubjectKind.Contract ? (HasConstructor(type, BindingFlags.Public | BindingFlags.NonPublic) ? null : "the contract has no constructor without arguments")
        : type.IsByRefLike ? $"the {Word(kind)} is a ref struct, which no variable of {Interface(kind)} can hold"
        : !type.IsVisible ? $"the {Word(kind)} is not public"
        : HasConstructor(type, BindingFlags.Public) ? null : $"the {Word(kind)} has no public constructor without arguments";

    private static string Word(SubjectKind kind) => kind switch
    {
        SubjectKind.Contract => "contract",
        SubjectKind.Pruner => "pruner",
        _ => "seeker",
    };

    private static string Interface(SubjectKind kind) => kind == SubjectKind.Pruner ? nameof(IPruner) : nameof(ITicketSeeker);

    /// <summary>Whether a type can be made without arguments. A struct can, written so or not.</summary>
    public static bool HasConstructor(Type type, BindingFlags access) => type.IsValueType || type.GetConstructor(access | BindingFlags.Instance, []) is not null;

    // Where the user's project has libtorch of its own, TorchEngine.Load is to find it.
    private void UseLibtorchBeside()
    {
        if (Environment.GetEnvironmentVariable(Libtorch) is null && _resolver.ResolveUnmanagedDllToPath("torch_cpu") is { } path)
        {
            Environment.SetEnvironmentVariable(Libtorch, Path.GetDirectoryName(path));
        }
    }

    private T Loading<T>(Func<T> load)
    {
        try
        {
            return load();
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException or TypeLoadException or ReflectionTypeLoadException)
        {
            var cause = e is ReflectionTypeLoadException { LoaderExceptions: [{ } first, ..] } ? first : e;
            throw new InvalidDataException(
                cause is FileNotFoundException { FileName: { } missing }
                    ? $"{_file} needs {Short(missing)}, which is not beside it; dotnet publish puts it there"
                    : $"{_file} cannot be loaded: {cause.Message}",
                e);
        }
    }

    private static string Short(string assembly)
    {
        var name = new AssemblyName(assembly);
        return $"{name.Name} {name.Version}";
    }
}
