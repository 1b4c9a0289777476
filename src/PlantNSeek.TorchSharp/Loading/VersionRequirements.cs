using System.Buffers.Binary;
using System.Text;

namespace PlantNSeek.TorchSharp.Loading;

/// <summary>
/// The versions that a shared library for Linux asks of other libraries (section <c>.gnu.version_r</c> of a 64-bit little-endian ELF file), and two
/// changes of them. Offsets and sizes are those of the System V ABI and the Linux Standard Base, Symbol Versioning.
/// </summary>
/// <remarks>The loader compares all versions when it loads a library, those of symbols that nothing calls included; a missing weak one is no error.</remarks>
internal sealed class VersionRequirements
{
    private const uint VersionNeedSection = 0x6ffffffe;
    private const ushort Weak = 2;
    private const int HashField = 0, FlagsField = 4, NameField = 8, NextField = 12;

    private readonly byte[] _library;
    private readonly Dictionary<string, int> _entries = new(StringComparer.Ordinal);

    /// <param name="library">The file's bytes, which the methods change.</param>
    /// <exception cref="InvalidDataException">It is no such file, is cut short, or asks for no versions.</exception>
    public VersionRequirements(byte[] library)
    {
        _library = library;
        try
        {
            Read();
        }
        catch (ArgumentOutOfRangeException outside)
        {
            throw new InvalidDataException("the ELF file is cut short", outside);
        }
    }

    /// <summary>Names of the versions asked for.</summary>
    public IReadOnlyCollection<string> Names => _entries.Keys;

    /// <summary>Lets the library load where a version is missing. Symbols of that version are then missing too.</summary>
    /// <exception cref="InvalidDataException">The version is not asked for.</exception>
    public void MarkWeak(string version)
    {
        var flags = Entry(version) + FlagsField;
        Write(flags, (ushort)(UInt16(flags) | Weak));
    }

    /// <summary>Asks for the symbols of one version in an older one, which the library asks for too.</summary>
    /// <exception cref="InvalidDataException">One of them is not asked for.</exception>
    public void Replace(string version, string older)
    {
        var (to, from) = (Entry(version), Entry(older));
        _library.AsSpan(from + HashField, 4).CopyTo(_library.AsSpan(to + HashField));
        _library.AsSpan(from + NameField, 4).CopyTo(_library.AsSpan(to + NameField));
    }

    private void Read()
    {
        if (!_library.AsSpan(0, 6).SequenceEqual((ReadOnlySpan<byte>)[0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1]))
        {
            throw new InvalidDataException("it is not a 64-bit little-endian ELF file");
        }

        var (sections, size, count) = (Offset(0x28), UInt16(0x3a), UInt16(0x3c));
        for (var i = 0; i < count; i++)
        {
            var header = sections + i * size;
            if (UInt32(header + 4) == VersionNeedSection)
            {
                var strings = Offset(sections + Int32(header + 0x28) * size + 0x18);
                ReadNeeds(Offset(header + 0x18), Int32(header + 0x2c), strings);
                return;
            }
        }

        throw new InvalidDataException("the ELF file asks for no versions");
    }

    private void ReadNeeds(int need, int count, int strings)
    {
        for (; count > 0; count--)
        {
            var entry = need + Int32(need + 8);
            for (var left = UInt16(need + 2); left > 0; left--)
            {
                _entries.TryAdd(Text(strings + Int32(entry + NameField)), entry);
                entry += Int32(entry + NextField);
            }

            need += Int32(need + 12);
        }
    }

    private int Entry(string version) =>
        _entries.TryGetValue(version, out var entry) ? entry : throw new InvalidDataException($"the ELF file does not ask for {version}");

    private string Text(int at)
    {
        var rest = _library.AsSpan(at);
        var end = rest.IndexOf((byte)0);
        return end < 0 ? throw new InvalidDataException("the ELF file is cut short") : Encoding.ASCII.GetString(rest[..end]);
    }

    private int Offset(int at) => Within(BinaryPrimitives.ReadUInt64LittleEndian(_library.AsSpan(at, 8)));

    private int Int32(int at) => Within(UInt32(at));

    private static int Within(ulong value) => value <= int.MaxValue ? (int)value : throw new InvalidDataException("the ELF file is cut short");

    private uint UInt32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_library.AsSpan(at, 4));

    private ushort UInt16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_library.AsSpan(at, 2));

    private void Write(int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(_library.AsSpan(at, 2), value);
}
