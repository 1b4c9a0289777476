using PlantNSeek.Numpy;

namespace PlantNSeek.Properties.Numpy;

/// <summary>Files of other writers.</summary>
[TestFixture]
public class NumpyFileTests
{
    private static readonly byte[] Zero = RawNpy.Of("<i2", "(2,)", [1, 0, 2, 0]);

    private static IEnumerable<TestCaseData> Files =>
    [
        new TestCaseData(NumpyFixtures.Savez).SetArgDisplayNames("savez"),
        new TestCaseData(NumpyFixtures.SavezCompressed).SetArgDisplayNames("savez_compressed"),
        new TestCaseData(NumpyFixtures.Streamed).SetArgDisplayNames("streamed"),
        new TestCaseData(NumpyFixtures.StreamedCompressed).SetArgDisplayNames("streamed and compressed"),
    ];

    [TestCaseSource(nameof(Files)), Spec("NPZ-005")]
    public void NumpysFile_IsRead(byte[] bytes)
    {
        using var file = NpzFile.Open(new MemoryStream(bytes), "numpy.npz");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                file.Arrays.Select(a => $"{a.Name} {a.Type} {a.ShapeText}"),
                Is.EqualTo(new[]
                {
                    "weight float32 (2, 3)", "fortran float64 (2, 3, 4)", "big >i4 (3,)", "half float16 (2,)", "mask bool (2, 2)",
                    "pixels uint8 (3,)", "scalar float32 ()", "empty int64 (3, 0)", "text <U7 ()", "bigtext >U5 ()",
                }));
            Assert.That(file.Require("weight").ReadSingles(), Is.EqualTo(new[] { 1f, 2, 3, 4, 5, 6 }));
            Assert.That(file.Require("fortran").IsFortranOrder, Is.True);
            Assert.That(file.Require("fortran").ReadDoubles(), Is.EqualTo(Enumerable.Range(0, 24).Select(i => (double)i)));
            Assert.That(file.Require("big").ReadIntegers(), Is.EqualTo(new[] { 1L, -2, 300 }));
            Assert.That(file.Require("half").ReadSingles().Select(BitConverter.SingleToInt32Bits), Is.EqualTo(new[] { 1.5f, -0f }.Select(BitConverter.SingleToInt32Bits)));
            Assert.That(file.Require("mask").ReadBits(), Is.EqualTo(new[] { true, false, false, true }));
            Assert.That(file.Require("pixels").ReadIntegers(), Is.EqualTo(new[] { 0L, 127, 255 }));
            Assert.That(file.Require("scalar").ReadSingles(), Is.EqualTo(new[] { -3.25f }));
            Assert.That(file.Require("empty").ReadIntegers(), Is.Empty);
            Assert.That(file.Require("text").ReadText(), Is.EqualTo("hällo \U0001F331"));
            Assert.That(file.Require("bigtext").ReadText(), Is.EqualTo("xy"));
        }
    }

    [TestCase("{'descr': '<i2', 'fortran_order': False, 'shape': (2,), }     \n")]
    [TestCase("{\"shape\":(2,),\"descr\":\"<i2\",\"fortran_order\":False}")]
    [TestCase(" { 'fortran_order' : True ,\t'shape' : ( 2 , ) , 'descr' : '<i2' , }\r\n "), Spec("NPZ-031")]
    public void AHeader_OfAnyStyle_IsRead(string header) => AssertRead(RawNpy.Alone(RawNpy.WithHeader(header, [1, 0, 2, 0])));

    [TestCase("{u'descr': u'<i2', u'fortran_order': False, u'shape': (2,), }")]
    [TestCase("{'descr': '<i2', 'fortran_order': False, 'shape': (2L,), }")]
    [TestCase("{u\"descr\": '<i2', 'fortran_order': False, u'shape': (1L, 2L, 1), }"), Spec("NPZ-032")]
    public void AHeaderOfPython2_IsRead(string header) => AssertRead(RawNpy.Alone(RawNpy.WithHeader(header, [1, 0, 2, 0])));

    [Test, Spec("NPZ-024")]
    public void AHeader_AsLongAsItMayBe_IsRead([Values(65_523, 65_524, 65_525, 65_530, 65_536)] int length) =>
        AssertRead(RawNpy.Alone(RawNpy.WithHeader("{'descr': '<i2', 'fortran_order': False, 'shape': (2,), }".PadRight(length), [1, 0, 2, 0], major: 2)));

    [Test, Spec("NPZ-035")]
    public void ADirectoryInAnotherOrder_IsRead()
    {
        var other = RawNpy.Of("|u1", "(1,)", [9]);
        var bytes = new RawZip(new RawEntry("x.npy", Zero), new RawEntry("y.npy", other), new RawEntry("z.npy", other)) { DirectoryOrder = [2, 0, 1] }.ToBytes();
        AssertRead(bytes);
        using var file = NpzFile.Open(new MemoryStream(bytes), "other.npz");
        Assert.That(file.Arrays.Select(a => a.Name), Is.EqualTo(new[] { "z", "x", "y" }));
    }

    [Test, Spec("NPZ-036")]
    public void OfSeveralEnds_TheLastCounts()
    {
        // What is the first one's comment is a whole file of its own, but for where it begins.
        var first = new RawZip(new RawEntry("w.npy", RawNpy.Of("|u1", "(1,)", [9])));
        var at = (uint)first.ToBytes().Length;
        var entry = new RawEntry("x.npy", Zero);
        var second = new RawZip(entry with { Start = at }) { DirectoryOffset = at + (uint)(entry.Local().Length + Zero.Length) };
        var bytes = (first with { Comment = second.ToBytes() }).ToBytes();
        AssertRead(bytes);
        Assert.That(HostileFile.ReadAll(bytes), Has.Count.EqualTo(1));
    }

    [Test, Spec("NPZ-050")]
    public void WhatIsToldBehindTheData_IsNotCompared([Values(0u, 77u, 0xFFFFFFFFu)] uint told) => AssertRead(new RawZip(new RawEntry("x.npy", Zero)
    {
        Flags = 8,
        LocalSize = told,
        LocalCompressedSize = told,
        LocalCrc = told,
        AfterData = RawZip.Fields(0x08074B50u, told, told, told),
    }).ToBytes());

    [Test, Spec("NPZ-034")]
    public void ACommentOfTheFile_IsPassedOver([Values(1, 7, 65_535)] int length) =>
        AssertRead(new RawZip(new RawEntry("x.npy", Zero)) { Comment = [.. Enumerable.Repeat((byte)'c', length)] }.ToBytes());

    [Test, Spec("NPZ-034")]
    public void AnotherEndWithinTheComment_IsNotTakenForTheEnd() =>
        AssertRead(new RawZip(new RawEntry("x.npy", Zero)) { Comment = [.. "PK"u8, 5, 6, .. new byte[30]] }.ToBytes());

    [Test, Spec("NPZ-034")]
    public void ExtraFieldsAndComments_ArePassedOver() => AssertRead(new RawZip(new RawEntry("x.npy", Zero)
    {
        Extra = [0x55, 0x54, 2, 0, 1, 2, 0], // a field, and a byte that fills up
        LocalExtra = [0x55, 0x54, 5, 0, 1, 2, 3, 4, 5],
        Comment = [1, 2, 3],
        AfterData = [9, 9, 9], // nobody's bytes
    }).ToBytes());

    [Test, Spec("NPZ-033")]
    public void Zip64Fields_AreRead_WhereThe32BitFieldsWouldDo([Values] bool end)
    {
        var size = RawZip.Fields((ulong)Zero.Length);
        var zip = new RawZip(new RawEntry("x.npy", Zero)
        {
            Size = 0xFFFFFFFF,
            LocalSize = 0xFFFFFFFF,
            Start = 0xFFFFFFFF,
            Extra = RawZip.Fields((ushort)0x5455, (ushort)9, new byte[9], (ushort)1, (ushort)16, size, 0UL),
            LocalExtra = RawZip.Fields((ushort)1, (ushort)16, size, size),
        });
        AssertRead((end ? zip with { BeforeEnd = (at, length) => RawZip.Zip64End(1, length, at, at + length), Count = 0xFFFF, DirectorySize = 0xFFFFFFFF } : zip).ToBytes());
    }

    [Test, Spec("NPZ-046")]
    public void NamesInUtf8_AreRead([Values(0, 0x0800)] int flags)
    {
        using var file = NpzFile.Open(new MemoryStream(new RawZip(new RawEntry("größe 🌱.npy", Zero) { Flags = (ushort)flags }).ToBytes()), "names.npz");
        Assert.That(file.Arrays.Single().Name, Is.EqualTo("größe 🌱"));
    }

    [Test, Spec("NPZ-005")]
    public void AFileWithoutArrays_IsRead()
    {
        using var file = NpzFile.Open(new MemoryStream(new RawZip().ToBytes()), "none.npz");
        Assert.That(file.Arrays, Is.Empty);
    }

    private static void AssertRead(byte[] bytes)
    {
        using var file = NpzFile.Open(new MemoryStream(bytes), "other.npz");
        Assert.That(file.Require("x").ReadIntegers(), Is.EqualTo(new[] { 1L, 2 }));
    }
}
