using System.Text.RegularExpressions;
using PlantNSeek.TorchSharp.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Tests.Lifetime;

/// <summary>
/// TorchSharp turns numbers into native scalars that a garbage collection may free while libtorch reads them. No code of the engine does so unseen: seen in the
/// compiled code, through everything of TorchSharp that it calls.
/// </summary>
public sealed partial class HeldScalarTests
{
    [Test, Spec("TORCH-070")]
    public void NoCodeOfTheEngine_MakesAScalarThatNothingHolds() => Assert.That(ScalarScan.UnheldIn(typeof(TorchNetwork).Assembly.GetTypes()), Is.Empty);

    [Test, Spec("TORCH-070")]
    public void WhatDoesSo_IsSeen() => Assert.That(
        ScalarScan.UnheldIn([typeof(Careless)]),
        Is.EqualTo((string[])[
            "Careless.Product: Tensor.op_Multiply", "Careless.Sum: Tensor.op_Addition", "Careless.Added: Tensor.add", "Careless.Converted: Scalar.op_Implicit",
        ]).AsCollection);

    [Test, Spec("TORCH-071")]
    public void EveryConversion_IsToAFieldOrAUsingVariable()
    {
        var lines = Directory.EnumerateFiles(RepositoryRoot.Combine("src", "PlantNSeek.TorchSharp"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(File.ReadLines).Where(line => line.Contains("ToScalar()", StringComparison.Ordinal)).Select(line => line.Trim()).ToArray();
        Assert.That(lines, Is.Not.Empty.And.All.Matches<string>(line => Held().IsMatch(line!)));
    }

    [GeneratedRegex(@"^(using var \w+ = |public static readonly Scalar |\((_\w+, )+_\w+\) = )")]
    private static partial Regex Held();

    private static class Careless
    {
        public static Tensor Product(Tensor x) => x * 0.9;

        public static Tensor Sum(Tensor x) => x + x;

        public static Tensor Added(Tensor x) => x.add(x);

        public static Tensor Converted(Tensor x) => x.pow(2);

        public static Tensor Careful(Tensor x)
        {
            using var two = 2.0.ToScalar();
            return x.mul(two);
        }
    }
}
