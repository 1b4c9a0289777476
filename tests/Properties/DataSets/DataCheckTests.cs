using PlantNSeek.DataSets;
using PlantNSeek.Properties.Files;

namespace PlantNSeek.Properties.DataSets;

/// <summary>Files are held against what is published, to the byte.</summary>
public sealed class DataCheckTests
{
    [Test, Combinatorial, Spec("DATA-015")]
    public void EveryByte_Counts([Values] DataFormat format, [Values] bool packs)
    {
        using var folder = new TemporaryFolder();
        var small = SmallDataSet.Of(format);
        var file = small.Set.Files[1];
        var content = small.Contents[file.Name];
        var path = folder[file.Name];
        Assert.That(Difference(content), Is.Null);
        using (Assert.EnterMultipleScope())
        {
            for (var i = 0; i < content.Length; i++)
            {
                var changed = content.ToArray();
                changed[i] ^= 1;
                Assert.That(Difference(changed), Is.EqualTo($"'{path}': expected SHA-256 {file.Content.Sha256}; found {SmallDataSet.Digest(changed).Sha256}"));
            }

            Assert.That(Difference(content[..^1]), Is.EqualTo($"'{path}': expected {content.Length} bytes; found {content.Length - 1} bytes"));
            Assert.That(Difference([.. content, 0]), Is.EqualTo($"'{path}': expected {content.Length} bytes; found {content.Length + 1} bytes"));
        }

        string? Difference(byte[] bytes)
        {
            File.WriteAllBytes(path, packs ? SmallDataSet.Packed(bytes) : bytes);
            return DataCheck.Of(file, path, CancellationToken.None).Difference;
        }
    }

    [Test, Spec("DATA-015")]
    public void WhereOnlyTheMd5IsKnown_ItDecides()
    {
        using var folder = new TemporaryFolder();
        var small = SmallDataSet.Idx;
        var file = small.Set.Files[0] with { Content = small.Set.Files[0].Content with { Sha256 = null } };
        File.WriteAllBytes(folder[file.Name], small.Contents[file.Name]);
        Assert.That(DataCheck.Of(file, folder[file.Name], CancellationToken.None).Difference, Is.Null);
        var changed = small.Contents[file.Name].ToArray();
        changed[20] ^= 1;
        File.WriteAllBytes(folder[file.Name], changed);
        Assert.That(DataCheck.Of(file, folder[file.Name], CancellationToken.None).Difference, Does.Contain($"expected MD5 {file.Content.Md5}; found {SmallDataSet.Digest(changed).Md5}"));
    }

    [Test, Spec("DATA-015")]
    public void ADamagedPackedFile_IsADifference()
    {
        using var folder = new TemporaryFolder();
        var (small, file) = (SmallDataSet.Norb, SmallDataSet.Norb.Set.Files[0]);
        var packed = SmallDataSet.Packed(small.Contents[file.Name]);
        packed[^8] ^= 0xff;
        File.WriteAllBytes(folder[file.Name], packed);
        Assert.That(DataCheck.Of(file, folder[file.Name], CancellationToken.None).Difference, Does.Contain("expected a whole gzip file; found one that is damaged"));
    }
}
