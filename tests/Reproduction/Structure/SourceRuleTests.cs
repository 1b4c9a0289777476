using System.Text.RegularExpressions;

namespace PlantNSeek.Reproduction.Tests.Structure;

/// <summary>Rules on the text of src that no analyzer knows.</summary>
public sealed partial class SourceRuleTests
{
    private const int LongestFile = 300;

    /// <summary>Where a platform's elementary function can change no result.</summary>
    private static readonly string[] MayRound = ["src/PlantNSeek.Reproduction/Reporting/", "src/PlantNSeek.Cli/"];

    private static IReadOnlyList<SourceFile> Sources => SourceFile.Below("src", ".cs");

    [Test, Spec("REPO-003")]
    public void NoSourceFile_IsTooLong()
    {
        Assert.That(Sources, Is.Not.Empty);
        var tooLong = Sources.Select(f => (f.RelativePath, Lines: f.Text.AsSpan().Count('\n'))).Where(f => f.Lines > LongestFile);
        Assert.That(tooLong, Is.Empty);
    }

    [Test, Spec("DET-001")]
    public void NoResult_ComesFromThePlatformsElementaryFunctions() =>
        Assert.That(Violations(PlatformFunctions()), Is.Empty);

    [Test, Spec("DET-002")]
    public void NoResult_DependsOnLaneCountOrEstimates() =>
        Assert.That(Violations(LaneDependentOrEstimated()), Is.Empty);

    [Test, Spec("DET-003")]
    public void RandomNumbers_ComeFromKeyedStreamsOnly() =>
        Assert.That(Violations(SystemRandom(), exempt: false), Is.Empty);

    [TestCase("var y = Math.Exp(x);", true)]
    [TestCase("var y = MathF.Log2(x);", true)]
    [TestCase("var y = double.Pow(x, 2);", true)]
    [TestCase("var y = Vector256.Cos(x);", true)]
    [TestCase("var y = TensorPrimitives.Tanh(x, y);", true)]
    [TestCase("using static System.Math;", true)]
    [TestCase("var y = DeterministicMath.Exp(x) + Math.Sqrt(x) + Math.Floor(x);", false)]
    public void PlatformFunctions_AreSeen(string code, bool banned) => Assert.That(PlatformFunctions().IsMatch(code), Is.EqualTo(banned));

    [TestCase("Vector512.MultiplyAddEstimate(a, b, c)", true)]
    [TestCase("Vector256.Sum(a)", true)]
    [TestCase("Vector.Dot(a, b)", true)]
    [TestCase("Vector256.MaxNative(a, b)", true)]
    [TestCase("Vector256.FusedMultiplyAdd(a, b, c)", false)]
    [TestCase("values.Sum()", false)]
    public void LaneDependence_IsSeen(string code, bool banned) => Assert.That(LaneDependentOrEstimated().IsMatch(code), Is.EqualTo(banned));

    [TestCase("new Random(3)", true)]
    [TestCase("Random.Shared.Next()", true)]
    [TestCase("System.Random random;", true)]
    [TestCase("Guid.NewGuid()", true)]
    [TestCase("new RandomStream(3, \"host\")", false)]
    [TestCase("Pruners.Random", false)]
    public void SystemRandom_IsSeen(string code, bool banned) => Assert.That(SystemRandom().IsMatch(code), Is.EqualTo(banned));

    private static IEnumerable<string> Violations(Regex banned, bool exempt = true) =>
        from file in Sources
        where !exempt || !MayRound.Any(folder => file.RelativePath.StartsWith(folder, StringComparison.Ordinal))
        let code = file.Code
        from Match match in banned.Matches(code)
        select $"{file.RelativePath}:{code.AsSpan(0, match.Index).Count('\n') + 1}: {match.Value}";

    [GeneratedRegex(@"\b(?:Math|MathF|double|float|Double|Single|Vector|Vector64|Vector128|Vector256|Vector512|TensorPrimitives)\.(?:Exp|Log|Sin|Cos|Tan|Asin|Acos|Atan|Pow|Cbrt|RootN|Hypot|Sigmoid|SoftMax)\w*\s*(?:<\w+>)?\(|\busing\s+static\s+System\.MathF?\s*;")]
    private static partial Regex PlatformFunctions();

    [GeneratedRegex(@"\b\w*(?:MultiplyAddEstimate|ReciprocalEstimate|ReciprocalSqrtEstimate|MaxNative|MinNative|ShuffleNative)\b|\bVector(?:64|128|256|512)?\.(?:Sum|Dot)\b|\bTensorPrimitives\.(?:Sum|Dot|Norm|CosineSimilarity|Distance)\w*")]
    private static partial Regex LaneDependentOrEstimated();

    [GeneratedRegex(@"\bnew\s+(?:System\.)?Random\s*\(|(?<![\w.])Random\.Shared\b|\bSystem\.Random\b|\bRandomNumberGenerator\b|\bGuid\.NewGuid\b")]
    private static partial Regex SystemRandom();
}
