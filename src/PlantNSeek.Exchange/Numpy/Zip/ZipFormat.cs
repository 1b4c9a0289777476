namespace PlantNSeek.Numpy.Zip;

/// <summary>Numbers of the zip format (PKWARE's APPNOTE.TXT).</summary>
internal static class ZipFormat
{
    public const uint LocalSignature = 0x04034B50, CentralSignature = 0x02014B50, EndSignature = 0x06054B50;
    public const uint Zip64EndSignature = 0x06064B50, Zip64LocatorSignature = 0x07064B50;
    public const int LocalSize = 30, CentralSize = 46, EndSize = 22, Zip64EndSize = 56, Zip64LocatorSize = 20;
    public const ushort Stored = 0, Deflated = 8;
    public const ushort Zip64Extra = 1;

    /// <summary>Written in place of a number that is in a zip64 field.</summary>
    public const uint Elsewhere = 0xFFFF_FFFF;

    /// <summary>The same for numbers of two bytes.</summary>
    public const ushort ElsewhereShort = 0xFFFF;

    /// <summary>The bits for encryption.</summary>
    public const ushort EncryptedFlags = 0x2041;

    /// <summary>Checksum and sizes follow the data.</summary>
    public const ushort DescriptorFlag = 0x0008;

    /// <summary>The name is UTF-8.</summary>
    public const ushort Utf8Flag = 0x0800;

    /// <summary>Bits that change nothing for a reader: descriptor, UTF-8 and how hard deflate tried.</summary>
    public const ushort KnownFlags = DescriptorFlag | Utf8Flag | 0x0006;

    /// <summary>Bytes that one byte of deflate can become: 258 for two bits.</summary>
    public const int LargestRatio = 1032;
}
