using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PlantNSeek.Reproduction.Tests.Structure;

/// <summary>The lists of symbols that no source of src may use, as the compiler and the analyzer of banned symbols read them.</summary>
internal static class BannedSymbols
{
    // Of a package that nothing references; where one does, its type is banned.
    private const string Stub = "namespace System.Numerics.Tensors { public static class TensorPrimitives { public static double Tanh(double x) => x; } }";

    /// <summary>The files of the lists, from the repository's root.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. SourceFile.Below("src", ".txt").Select(f => f.RelativePath).Where(f => f.StartsWith("src/BannedSymbols.", StringComparison.Ordinal))];

    /// <summary>All lines but comments: a symbol's documentation id, and the reason behind a semicolon.</summary>
    public static IReadOnlyList<string> Lines { get; } =
        [.. Files.SelectMany(f => File.ReadLines(RepositoryRoot.Combine(f))).Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))];

    /// <summary>The documentation ids of all lines.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Lines.Select(line => line.Split(';')[0])];

    /// <summary>The base class library with a source.</summary>
    public static Compilation Compile(string source) => CSharpCompilation.Create(
        "Tried",
        [CSharpSyntaxTree.ParseText(source), CSharpSyntaxTree.ParseText(Stub)],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

    /// <summary>What the analyzer says of a source that compiles.</summary>
    /// <param name="analyzer">Path of its assembly.</param>
    /// <param name="source">The source.</param>
    public static IReadOnlyList<string> Complaints(string analyzer, string source)
    {
        var compilation = Compile(source);
        Assert.That(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        var type = Assembly.LoadFrom(analyzer).GetType("Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers.CSharpSymbolIsBannedAnalyzer", throwOnError: true)!;
        var options = new AnalyzerOptions([.. Files.Select(f => new ListFile(RepositoryRoot.Combine(f)))]);
        var found = compilation.WithAnalyzers([(DiagnosticAnalyzer)Activator.CreateInstance(type)!], options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return [.. found.Select(d => d.Id)];
    }

    private sealed class ListFile(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
    }
}
