using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace PlantNSeek.Reproduction.Tests.Structure;

/// <summary>
/// The analyzer of banned symbols fails the build; it passes over a line that names no symbol, and over a project that lacks the lists. Both are
/// checked here.
/// </summary>
public sealed partial class BannedSymbolTests
{
    private const string AnalyzerName = "Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers.dll";

    private static readonly Lazy<string> Analyzer =
        new(() => Paths(Evaluate("src/PlantNSeek/PlantNSeek.csproj"), "Analyzer").Single(path => Path.GetFileName(path) == AnalyzerName));

    private static readonly string[] Scalars = ["System.Math", "System.MathF", "System.Double", "System.Single"];

    private static readonly string[] Vectors =
        ["System.Numerics.Vector", .. new[] { "64", "128", "256", "512" }.Select(bits => $"System.Runtime.Intrinsics.Vector{bits}")];

    // What a method of a numeric type parameter calls.
    private static readonly string[] Generic =
        [.. new[] { "IRootFunctions", "IFloatingPointIeee754", "IFloatingPoint", "INumber", "INumberBase" }.Select(name => $"System.Numerics.{name}`1")];

    /// <summary>The projects of src that compile something; Templates is a package of content.</summary>
    private static IEnumerable<string> Projects => SourceFile.Below("src", ".csproj").Select(f => f.RelativePath)
        .Where(path => path.Count(c => c == '/') == 2 && !path.Contains("Templates", StringComparison.Ordinal));

    [Test, Spec("DET-010")]
    public void EveryLine_NamesASymbol_Once_WithAReason()
    {
        var library = BannedSymbols.Compile("");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(BannedSymbols.Ids, Is.Not.Empty.And.Unique);
            Assert.That(BannedSymbols.Ids.Where(id => DocumentationCommentId.GetSymbolsForDeclarationId(id, library).IsEmpty), Is.Empty);
            Assert.That(BannedSymbols.Lines.Where(line => !Reason().IsMatch(line)), Is.Empty);
        }
    }

    [Test, Spec("DET-009")]
    public void EveryProjectOfSrc_FailsOnWhatTheListsHold([ValueSource(nameof(Projects))] string project)
    {
        var evaluated = Evaluate(project);
        string Property(string name) => evaluated.GetProperty("Properties").GetProperty(name).GetString()!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Paths(evaluated, "AdditionalFiles"), Is.SupersetOf(BannedSymbols.Files.Select(f => RepositoryRoot.Combine(f))));
            Assert.That(Paths(evaluated, "Analyzer").Select(Path.GetFileName), Does.Contain(AnalyzerName));
            Assert.That(Property("TreatWarningsAsErrors"), Is.EqualTo("true"));
            Assert.That(Property("RunAnalyzers"), Is.Not.EqualTo("false"));
        }
    }

    // A text scan, since what silences an analyzer is not a symbol that it could ban.
    [Test, Spec("DET-009")]
    public void NoFile_SilencesTheAnalyzer() => Assert.That(
        SourceFile.Below(".", ".cs", ".csproj", ".props", ".targets", ".editorconfig", ".globalconfig")
            .Where(f => !f.RelativePath.StartsWith("tests/", StringComparison.Ordinal) && Silenced().IsMatch(f.Text)).Select(f => f.RelativePath),
        Is.Empty);

    [TestCase("#pragma warning disable RS0030 // only here", true)]
    [TestCase("#pragma warning disable\n", true)]
    [TestCase("#pragma warning disable CA1822\n", false)]
    public void Silence_IsSeen(string text, bool silenced) => Assert.That(Silenced().IsMatch(text), Is.EqualTo(silenced));

    [Test, Spec("DET-001")]
    public void ElementaryFunctionsOfThePlatform_AreBanned_InEveryOverload() =>
        Assert.That(Methods([.. Scalars, .. Vectors, .. Generic], Elementary()).Except(BannedSymbols.Ids), Is.Empty);

    [Test, Spec("DET-002")]
    public void EstimatesAndSumsOfLanes_AreBanned_InEveryOverload()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Methods([.. Scalars, .. Vectors, .. Generic], Estimate()).Except(BannedSymbols.Ids), Is.Empty);
            Assert.That(Methods(Vectors, SumOfLanes()).Except(BannedSymbols.Ids), Is.Empty);
            Assert.That(Methods(["System.Runtime.Intrinsics.X86.Sse", "System.Runtime.Intrinsics.X86.Avx"], Reciprocal()).Except(BannedSymbols.Ids), Is.Empty);
        }
    }

    [Spec("DET-001")]
    [TestCase("Math.Exp(x)", true)]
    [TestCase("MathF.Log2((float)x)", true)]
    [TestCase("double.Pow(x, 2)", true)]
    [TestCase("((Func<double, double>)Exp)(x)", true)]
    [TestCase("Vector256.Cos(Vector256.Create(x))", true)]
    [TestCase("TensorPrimitives.Tanh(x)", true)]
    [TestCase("Math.Sqrt(x) + Math.Floor(x) + double.Abs(x)", false)]
    public void PlatformFunctions_AreSeen(string expression, bool banned) => Seen(expression, banned);

    [Spec("DET-002")]
    [TestCase("Vector512.MultiplyAddEstimate(Vector512.Create(x), Vector512.Create(x), Vector512.Create(x))", true)]
    [TestCase("Vector256.Sum(Vector256.Create(x))", true)]
    [TestCase("Vector.Dot(new Vector<double>(x), new Vector<double>(x))", true)]
    [TestCase("Vector256.MaxNative(Vector256.Create(x), Vector256.Create(x))", true)]
    [TestCase("System.Runtime.Intrinsics.Arm.AdvSimd.ReciprocalEstimate(Vector128.Create((float)x))", true)]
    [TestCase("Vector256.FusedMultiplyAdd(Vector256.Create(x), Vector256.Create(x), Vector256.Create(x))", false)]
    [TestCase("new[] { x }.Sum()", false)]
    public void LaneDependence_IsSeen(string expression, bool banned) => Seen(expression, banned);

    [Spec("DET-003")]
    [TestCase("new Random(3).Next()", true)]
    [TestCase("Random.Shared.Next()", true)]
    [TestCase("RandomNumberGenerator.GetInt32(3)", true)]
    [TestCase("Guid.NewGuid()", true)]
    [TestCase("new[] { x }.Shuffle()", true)]
    [TestCase("new Guid(\"00000000-0000-0000-0000-000000000001\")", false)]
    public void OtherRandomNumbers_AreSeen(string expression, bool banned) => Seen(expression, banned);

    [TestCase("IExponentialFunctions", "Exp(x)"), Spec("DET-001")]
    [TestCase("ILogarithmicFunctions", "Log2(x)")]
    [TestCase("IFloatingPointIeee754", "Pow(x, x)")]
    [TestCase("IFloatingPointIeee754", "Atan2(x, x)")]
    [TestCase("IFloatingPointIeee754", "ReciprocalEstimate(x)")]
    [TestCase("INumberBase", "MultiplyAddEstimate(x, x, x)")]
    [TestCase("IRootFunctions", "Cbrt(x)")]
    public void PlatformFunctions_AreSeen_InGenericMethods(string constraint, string call) =>
        Assert.That(Complaints($"static T Of<T>(T x) where T : {constraint}<T> => T.{call};"), Has.Some.EqualTo("RS0030"));

    private static void Seen(string expression, bool banned) =>
        Assert.That(Complaints($"static object Of(double x) => {expression};"), banned ? Has.Some.EqualTo("RS0030") : Is.Empty);

    private static IReadOnlyList<string> Complaints(string member) => BannedSymbols.Complaints(Analyzer.Value, $$"""
        using System; using System.Linq; using System.Numerics; using System.Numerics.Tensors; using System.Runtime.Intrinsics; using System.Security.Cryptography;
        using static System.Math;
        static class Tried { {{member}} }
        """);

    // What a project of src hands to the compiler.
    private static JsonElement Evaluate(string project)
    {
        var evaluated = ChildProcess.Run(
            ChildProcess.DotnetHost,
            ["msbuild", RepositoryRoot.Combine(project), "-target:ResolveLockFileAnalyzers", "-getItem:AdditionalFiles", "-getItem:Analyzer", "-getProperty:TreatWarningsAsErrors", "-getProperty:RunAnalyzers"]);
        Assert.That(evaluated.ExitCode, Is.Zero, evaluated.Output + evaluated.Error);
        return JsonDocument.Parse(evaluated.Output).RootElement;
    }

    private static string[] Paths(JsonElement evaluated, string item) =>
        [.. evaluated.GetProperty("Items").GetProperty(item).EnumerateArray().Select(i => i.GetProperty("FullPath").GetString()!)];

    private static IEnumerable<string> Methods(IEnumerable<string> types, Regex names)
    {
        var library = BannedSymbols.Compile("");
        return
            from type in types
            from member in library.GetTypeByMetadataName(type)!.GetMembers()
            where member is IMethodSymbol { IsStatic: true, DeclaredAccessibility: Accessibility.Public } && names.IsMatch(member.Name)
            select member.GetDocumentationCommentId();
    }

    [GeneratedRegex(@"^[MTN]:[^; ]+;\w.{10,}\w$")]
    private static partial Regex Reason();

    [GeneratedRegex(@"RS0030|#pragma\s+warning\s+disable\s*(?:$|//)", RegexOptions.Multiline)]
    private static partial Regex Silenced();

    [GeneratedRegex("^(?:Exp|Log|Sin|Cos|Tan|Asin|Acos|Atan|Pow|Cbrt|RootN|Hypot)")]
    private static partial Regex Elementary();

    [GeneratedRegex("Estimate|Native$")]
    private static partial Regex Estimate();

    [GeneratedRegex("^(?:Sum|Dot)$")]
    private static partial Regex SumOfLanes();

    [GeneratedRegex("^Reciprocal")]
    private static partial Regex Reciprocal();
}
