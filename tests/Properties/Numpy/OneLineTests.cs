using System.Text;
using PlantNSeek.Numpy;

namespace PlantNSeek.Properties.Numpy;

/// <summary>Messages stay one short line, whatever is quoted in them.</summary>
[TestFixture, Spec("NPZ-013")]
public class OneLineTests
{
    private const string Nasty = "a\r\nb\u001b[31m\u0085\u2028\u2029\u202a\u202e\u2066\u2069\u200f\u200b\ufeff\u00ad\ud800";
    private const string Tame = "a\\u000D\\u000Ab\\u001B[31m\\u0085\\u2028\\u2029\\u202A\\u202E\\u2066\\u2069\\u200F\\u200B\\uFEFF\\u00AD\\uFFFD";

    [Test]
    public void WhatBreaksOrTurnsALine_IsSpelledOut()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(OneLine.Of(Nasty, 400), Is.EqualTo(Tame));
            Assert.That(OneLine.Of("größe 🌱 \\u000A"), Is.EqualTo("größe 🌱 \\u000A"));
            foreach (var c in Enumerable.Range(0, 32).Concat(Enumerable.Range(0x7F, 33)).Concat(Enumerable.Range(0x202A, 5)).Concat(Enumerable.Range(0x2066, 4)).Append(0x061C).Append(0xE0041))
            {
                Assert.That(OneLine.Of(new Rune(c).ToString()), Is.EqualTo($"\\u{c:X4}"));
            }
        }
    }

    [TestCase(120, false), TestCase(121, true), TestCase(1_000_000, true)]
    public void ALongText_IsCut(int length, bool isCut)
    {
        var line = OneLine.Of(new string('x', length));
        Assert.That(line, Is.EqualTo(isCut ? new string('x', 120) + "…" : new string('x', length)));
        Assert.That(OneLine.Of(line), Is.EqualTo(line), "a second time");
    }

    [Test]
    public void ACut_LeavesEscapesWhole([Range(110, 121)] int length)
    {
        var line = OneLine.Of(new string('x', length) + "\n\n\n");
        Assert.That(line, Has.Length.LessThanOrEqualTo(121).And.EndsWith("…"));
        Assert.That(line.TrimEnd('…').Replace("\\u000A", "", StringComparison.Ordinal), Is.EqualTo(new string('x', Math.Min(length, 120))));
        Assert.That(OneLine.Of(line), Is.EqualTo(line));
    }

    [Test]
    public void WhateverIsSaidOfAFileOrAnArray_IsOneShortLine()
    {
        var what = $"is of the format '{Nasty}'; '{new string('y', 1_000_000)}'";
        using var file = NpzFile.Open(new MemoryStream(RawNpy.Alone(RawNpy.Of("|u1", "(2, 1)", [1, 2]))), "host.npz");
        var array = file.Require("x");
        var cut = $"is of the format '{Tame}'; '{new string('y', 400 - "is of the format ''; '".Length - Tame.Length)}…";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(array.Error(what).Message, Is.EqualTo($"host.npz: x {cut}"));
            Assert.That(array.ErrorAt(1, what).Message, Is.EqualTo($"host.npz: x[1, 0] {cut}"));
            Assert.That(NpzException.OfFile(Nasty, what).Message, Is.EqualTo($"{Tame} {cut}"));
            Assert.That(NpzException.OfArray(Nasty, Nasty, "is odd").Message, Is.EqualTo($"{Tame}: {Tame} is odd"));
            Assert.That(NpzException.OfFile("host.npz", new string('z', 400)).Message, Is.EqualTo("host.npz " + new string('z', 400)));
        }
    }
}
