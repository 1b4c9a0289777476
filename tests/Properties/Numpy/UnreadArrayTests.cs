using PlantNSeek.Numpy;

namespace PlantNSeek.Properties.Numpy;

/// <summary>Arrays beside those that are asked for may be of any type that numpy has.</summary>
public sealed class UnreadArrayTests
{
    private static IEnumerable<TestCaseData> Types =>
    [
        Case("bytes", "'|S3'"),
        Case("a date", "'<M8[D]'"),
        Case("objects", "'|O'"),
        Case("complex", "'<c16'"),
        Case("bfloat16", "'<V2'"),
        Case("long doubles", "'<f16'"),
        Case("a type of tomorrow", "'StringDType()'"),
        Case("records", "[('a', '<f4'), ('b', '<i4', (2,)), ('', '|V4')]"),
        Case("records of records", "[('a', [('x', '<f4'), ('y', '<f4')])]"),
        Case("records whose names are brackets and quotes", """[(']', '<f4'), ("it's [", '<f4'), ('a\'b"', '<f4'), (('title', 'c'), '<f4')]"""),
        Case("parts of a shape", "('<f4', (2,))"),
    ];

    [TestCaseSource(nameof(Types)), Spec("NPZ-015")]
    public void OtherTypes_DoNoHarmUntilTheyAreRead(string descriptor)
    {
        var other = RawNpy.WithHeader($"{{'descr': {descriptor}, 'fortran_order': True, 'shape': (3, 2), }}", [1, 2, 3, 4, 5]);
        var file = new RawZip(new RawEntry("other.npy", other), new RawEntry("x.npy", RawNpy.Of("<i2", "(2,)", [1, 0, 2, 0]))).ToBytes();
        using var opened = NpzFile.Open(new MemoryStream(file), HostileFile.Name);
        var array = opened.Require("other");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((array.Type.Kind, array.Type.Descriptor, array.Type.ToString(), array.ShapeText, array.Count), Is.EqualTo((NpyKind.Other, "", "another type", "(3, 2)", 6)));
            Assert.That(opened.Require("x").ReadIntegers(), Is.EqualTo(new[] { 1, 2 }));
            foreach (var read in new Action[] { () => array.ReadSingles(), () => array.ReadSingles(new float[6]), () => array.ReadDoubles(), () => array.ReadIntegers(), () => array.ReadBits(), () => array.ReadText() })
            {
                Assert.That(read, Throws.TypeOf<NpzException>().With.Message.Match("^bad.npz: other (holds|is of) .*(are never read|can be read)$"));
            }
        }
    }

    // What is known of any array, whoever reads it.
    [TestCase("(65536, 65536)", "has shape (65536, 65536), more than * values"), TestCase("(2147483648,)", "has a dimension of 2147483648; *"), Spec("NPZ-015")]
    public void ShapesOfOtherTypes_HaveTheirLimits(string shape, string message) =>
        Assert.That(HostileFile.Message(RawNpy.Alone(RawNpy.Of("|S3", shape, [1]))), Does.Match($"^bad.npz: x {System.Text.RegularExpressions.Regex.Escape(message).Replace("\\*", ".*", StringComparison.Ordinal)}$"));

    private static TestCaseData Case(string name, string descriptor) => new TestCaseData(descriptor).SetArgDisplayNames(name);
}
