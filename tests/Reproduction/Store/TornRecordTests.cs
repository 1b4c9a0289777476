using PlantNSeek.Store;

namespace PlantNSeek.Reproduction.Tests.Store;

/// <summary>A process that is killed, or a machine that stops, leaves any part of the last record.</summary>
[Spec("STORE-003")]
public class TornRecordTests
{
    [Test]
    public void WhereverTheLastRecordIsTorn_TheOthersAreWhole_AndTheStoreGoesOn()
    {
        using var temporary = new TemporaryStore();
        var lengths = temporary.Fill(3);
        var whole = temporary.Bytes;
        for (var length = (int)lengths[2]; length < whole.Length; length++)
        {
            File.WriteAllBytes(temporary.File, whole[..length]);
            using (var store = Opened(temporary, isCut: length > lengths[2], $"{length - lengths[2]} bytes of the last record"))
            {
                store.Add(TemporaryStore.Run(3), TemporaryStore.Numbers(3, 3, 0.1));
            }

            Assert.That(temporary.Bytes.AsSpan().SequenceEqual(whole), Is.True, $"{length - lengths[2]} bytes of the last record");
        }
    }

    [Test]
    public void WhicheverByteOfTheLastRecordIsWrong_ItIsCutOff()
    {
        using var temporary = new TemporaryStore();
        var lengths = temporary.Fill(3);
        var whole = temporary.Bytes;
        for (var place = (int)lengths[2]; place < whole.Length; place++)
        {
            byte[] wrong = [.. whole];
            wrong[place] ^= 1;
            File.WriteAllBytes(temporary.File, wrong);
            using (Opened(temporary, isCut: true, $"byte {place - lengths[2]} of the last record"))
            {
                Assert.That(temporary.Bytes.AsSpan().SequenceEqual(whole.AsSpan(0, (int)lengths[2])), Is.True);
            }
        }
    }

    [Test]
    public void ZerosAtTheEnd_AsAfterAPowerCut_AreCutOff()
    {
        using var temporary = new TemporaryStore();
        var lengths = temporary.Fill(2);
        File.WriteAllBytes(temporary.File, [.. temporary.Bytes, .. new byte[200_000]]);
        using var store = Opened(temporary, isCut: true, "zeros");
        Assert.That(temporary.Bytes, Has.Length.EqualTo(lengths[2]));
    }

    [Test]
    public void WhereverTheFirstLineIsTorn_TheStoreBegins()
    {
        using var temporary = new TemporaryStore();
        var header = (int)temporary.Fill(0)[0];
        var whole = temporary.Bytes;
        for (var length = 0; length <= header; length++)
        {
            File.WriteAllBytes(temporary.File, whole[..length]);
            using var store = temporary.Open();
            Assert.That((store.Count, temporary.Messages.Count), Is.EqualTo((0, 0)));
            Assert.That(temporary.Bytes, Is.EqualTo(whole));
        }
    }

    private static ResultStore Opened(TemporaryStore temporary, bool isCut, string what)
    {
        temporary.Messages.Clear();
        var store = temporary.Open();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((store.Contains(TemporaryStore.Run(1)), store.Contains(TemporaryStore.Run(2)), store.Count), Is.EqualTo((true, true, 2)), what);
            Assert.That(store.TryGet(TemporaryStore.Run(2), out _), Is.True, what);
            Assert.That(temporary.Messages, Has.Count.EqualTo(isCut ? 1 : 0), what);
            Assert.That(temporary.Messages, Has.All.StartsWith($"{temporary.File} line 4 held half a run"), what);
        }

        return store;
    }
}
