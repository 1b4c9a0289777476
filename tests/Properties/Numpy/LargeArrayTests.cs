using System.Runtime.InteropServices;
using PlantNSeek.Numpy;

namespace PlantNSeek.Properties.Numpy;

/// <summary>Arrays of several of the parts that are read and written at a time, against the slow way to lay values out.</summary>
[TestFixture]
public class LargeArrayTests
{
    private const string Shape = "(7, 100, 101)";

    [Test, Spec("NPZ-001"), Spec("NPZ-003")]
    public void ManyChunks_AreWrittenAsTheHeaderSays([Values("uint8", "int16", "float32", "int64")] string type, [Values] bool fortran, [Values] bool bigEndian)
    {
        var c = Case(type, fortran, bigEndian);
        var bytes = NpzRoundTripTests.Write(c);
        var expected = NpzRoundTripTests.InFileOrder(c);
        Assert.That(bytes.AsSpan(35 + 128, expected.Length).SequenceEqual(expected), Is.True);
    }

    [Test, Spec("NPZ-001"), Spec("NPZ-005")]
    public void ManyChunks_AreReadAsTheHeaderSays([Values("uint8", "int16", "float32", "int64")] string type, [Values] bool fortran, [Values] bool bigEndian)
    {
        var c = Case(type, fortran, bigEndian);
        var order = c.ItemSize == 1 ? "|" : bigEndian ? ">" : "<";
        var file = RawNpy.Alone(RawNpy.Of($"{order}{type[0]}{c.ItemSize}", Shape, NpzRoundTripTests.InFileOrder(c), fortran));
        using var opened = NpzFile.Open(new MemoryStream(file), "large.npz");
        Assert.That(NpzRoundTripTests.NativeBytes(type, opened.Require("x")).AsSpan().SequenceEqual(c.Bytes), Is.True);
    }

    [Test, Spec("NPZ-014")]
    public void Singles_AreReadIntoMemoryOfTheCallers([Values] bool fortran, [Values] bool bigEndian)
    {
        var c = Case("float32", fortran, bigEndian);
        using var file = NpzFile.Open(new MemoryStream(NpzRoundTripTests.Write(c)), "large.npz");
        var array = file.Require("x");
        var destination = new float[array.Count + 2];
        destination.AsSpan().Fill(-9);
        var before = GC.GetAllocatedBytesForCurrentThread();
        array.ReadSingles(destination.AsSpan(1, array.Count));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(fortran ? 150_000 : 10_000));
        Assert.That(MemoryMarshal.AsBytes(destination.AsSpan(1, array.Count)).SequenceEqual(c.Bytes), Is.True);
        Assert.That((destination[0], destination[^1]), Is.EqualTo((-9f, -9f)));
    }

    [TestCase(5), TestCase(7), TestCase(0), Spec("NPZ-014")]
    public void AnotherLength_IsRefused(int length)
    {
        using var file = NpzFile.Open(new MemoryStream(RawNpy.Alone(RawNpy.Of("|u1", "(2, 3)", new byte[6]))), "large.npz");
        var array = file.Require("x");
        Assert.That(() => array.ReadSingles(new float[length]), Throws.ArgumentException.With.Message.StartsWith($"destination has {length} values; x has 6"));
    }

    [Test, Spec("NPZ-014"), Spec("NPZ-006")]
    public void WhatIsNoNumber_IsRefusedThere()
    {
        using var file = NpzFile.Open(new MemoryStream(RawNpy.Alone(RawNpy.Of("|b1", "(1,)", [1]))), "mask.npz");
        Assert.That(() => file.Require("x").ReadSingles(new float[1]), Throws.TypeOf<NpzException>().With.Message.EqualTo("mask.npz: x is bool; numbers are needed"));
    }

    private static NpzCase Case(string type, bool fortran, bool bigEndian)
    {
        var c = new NpzCase(type, [7, 100, 101], 1, fortran, bigEndian, Compress: false, Zip64: false, Seed: 5);
        Assert.That(c.Count, Is.GreaterThan(ZipSource.ChunkBytes), "more items than the writer takes at a time, and more bytes than the reader does");
        return c;
    }
}
