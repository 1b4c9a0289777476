using PlantNSeek.TorchSharp.Loading;

namespace PlantNSeek.TorchSharp.Tests.Loading;

public sealed class VersionRequirementsTests
{
    [Test, Spec("LOAD-020")]
    public void Names_AreThoseOfAllLibrariesAskedFor() =>
        Assert.That(new VersionRequirements(SmallElf.Make()).Names, Is.EqualTo(new[] { "GLIBC_2.4", "GLIBCXX_3.4", "GLIBCXX_3.4.32", "GLIBCXX_3.4.11" }));

    [TestCase("GLIBC_2.4", SmallElf.Glibc), TestCase("GLIBCXX_3.4", SmallElf.Glibcxx), TestCase("GLIBCXX_3.4.32", SmallElf.Newest), TestCase("GLIBCXX_3.4.11", SmallElf.Older)]
    [Spec("LOAD-020")]
    public void MarkWeak_SetsOneFlag_AndChangesNoOtherByte(string version, int entry)
    {
        var changed = SmallElf.Make();
        new VersionRequirements(changed).MarkWeak(version);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Differences.Between(SmallElf.Make(), changed), Is.EqualTo(new[] { entry + 4 }));
            Assert.That(changed[entry + 4], Is.EqualTo(2));
        }
    }

    [Test, Spec("LOAD-020")]
    public void MarkWeak_KeepsOtherFlags()
    {
        var changed = SmallElf.Make();
        changed[SmallElf.Newest + 4] = 1;
        new VersionRequirements(changed).MarkWeak("GLIBCXX_3.4.32");
        Assert.That(changed[SmallElf.Newest + 4], Is.EqualTo(3));
    }

    [Test, Spec("LOAD-020")]
    public void Replace_ChangesHashAndNameAlone()
    {
        var changed = SmallElf.Make();
        new VersionRequirements(changed).Replace("GLIBCXX_3.4.32", "GLIBCXX_3.4.11");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Differences.Between(SmallElf.Make(), changed), Is.EqualTo(new[] { SmallElf.Newest, SmallElf.Newest + 8 }));
            Assert.That(changed[SmallElf.Newest..(SmallElf.Newest + 12)], Is.EqualTo(changed[SmallElf.Older..(SmallElf.Older + 12)]));
        }
    }

    [Test, Spec("LOAD-021")]
    public void AFileThatIsCutShortAnywhere_IsRefused()
    {
        var whole = SmallElf.Make();
        using (Assert.EnterMultipleScope())
        {
            // The last fields of the last section are not read.
            for (var length = 0; length < whole.Length - 0x10; length++)
            {
                Assert.That(() => new VersionRequirements(whole[..length]), Throws.InstanceOf<InvalidDataException>(), $"{length} bytes");
            }
        }
    }

    [TestCase(0, 0), TestCase(4, 1), TestCase(5, 2), TestCase(0x3c, 2)]
    [Spec("LOAD-021")]
    public void AFileOfAnotherKind_IsRefused(int offset, byte value)
    {
        var other = SmallElf.Make();
        other[offset] = value;
        Assert.That(() => new VersionRequirements(other), Throws.InstanceOf<InvalidDataException>());
    }

    [Test, Spec("LOAD-021")]
    public void OffsetsBeyondTheFile_AreRefused([Values(0x2f, 0x4b, 0x4f, 0x5b)] int highestByte)
    {
        var wild = SmallElf.Make();
        wild[highestByte] = 0xff;
        Assert.That(() => new VersionRequirements(wild), Throws.InstanceOf<InvalidDataException>());
    }

    [Test, Spec("LOAD-021")]
    public void AVersionThatIsNotAskedFor_IsRefused()
    {
        var requirements = new VersionRequirements(SmallElf.Make());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => requirements.MarkWeak("GLIBCXX_3.4.3"), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("GLIBCXX_3.4.3"));
            Assert.That(() => requirements.Replace("GLIBCXX_3.4", "GLIBCXX_3.4.3"), Throws.InstanceOf<InvalidDataException>());
        }
    }
}
