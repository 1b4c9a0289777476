using System.Buffers.Binary;
using System.Text;

namespace PlantNSeek.TorchSharp.Tests.Loading;

/// <summary>A second, independent reader of ELF files: which versioned symbols of other libraries a library's relocations name.</summary>
internal static class ElfSymbols
{
    private const uint RelocationsWithAddend = 4, DynamicSymbols = 11, VersionNeeds = 0x6ffffffe, VersionOfSymbols = 0x6fffffff;

    /// <summary>Symbol and version of each relocation against a versioned symbol, each once.</summary>
    public static IReadOnlyCollection<(string Symbol, string Version)> Relocated(byte[] file)
    {
        var sections = Sections(file);
        var symbols = sections.Single(section => section.Type == DynamicSymbols);
        var versions = sections.Single(section => section.Type == VersionOfSymbols);
        var names = Versions(file, sections.Single(section => section.Type == VersionNeeds), sections);
        var found = new HashSet<(string, string)>();
        foreach (var section in sections.Where(section => section.Type == RelocationsWithAddend))
        {
            for (var at = section.Offset; at < section.Offset + section.Size; at += 24)
            {
                var symbol = Get32(file, at + 12);
                if (names.TryGetValue(BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(versions.Offset + symbol * 2)), out var version))
                {
                    found.Add((Text(file, sections[symbols.Link].Offset + Get32(file, symbols.Offset + symbol * 24)), version));
                }
            }
        }

        return found;
    }

    private static Dictionary<int, string> Versions(byte[] file, Section needs, Section[] sections)
    {
        var names = new Dictionary<int, string>();
        for (var need = needs.Offset; ; need += Get32(file, need + 12))
        {
            for (var entry = need + Get32(file, need + 8); ; entry += Get32(file, entry + 12))
            {
                names.Add(BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(entry + 6)), Text(file, sections[needs.Link].Offset + Get32(file, entry + 8)));
                if (Get32(file, entry + 12) == 0)
                {
                    break;
                }
            }

            if (Get32(file, need + 12) == 0)
            {
                return names;
            }
        }
    }

    private static Section[] Sections(byte[] file)
    {
        var start = Get32(file, 0x28);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(0x3c));
        return [.. Enumerable.Range(0, count).Select(i => start + i * 0x40).Select(at =>
            new Section(BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 4)), Get32(file, at + 0x18), Get32(file, at + 0x20), Get32(file, at + 0x28)))];
    }

    private static int Get32(byte[] file, int at) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));

    private static string Text(byte[] file, int at) => Encoding.ASCII.GetString(file.AsSpan(at, file.AsSpan(at).IndexOf((byte)0)));

    private readonly record struct Section(uint Type, int Offset, int Size, int Link);
}
