using PlantNSeek.Numpy.Zip;

namespace PlantNSeek.Properties.Numpy;

/// <summary>The checksum against its published check value and the same, a bit at a time.</summary>
[TestFixture, Spec("NPZ-026")]
public class Crc32Tests
{
    [Test]
    public void TheCheckValue_IsThePublishedOne() => Assert.That(Crc32.Append(0, "123456789"u8), Is.EqualTo(0xCBF43926));

    [PinnedProperty]
    public void AnyBytesInAnyParts_GiveTheSlowChecksum(byte[] bytes, byte[] more) =>
        Assert.That(Crc32.Append(Crc32.Append(0, bytes), more), Is.EqualTo(RawZip.Crc([.. bytes, .. more])));
}
