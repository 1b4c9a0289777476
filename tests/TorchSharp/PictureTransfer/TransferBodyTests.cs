using PlantNSeek.Experiments.PictureTransfer;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Transfer;
using PlantNSeek.Networks;
using PlantNSeek.TorchSharp.Tests.Pictures;

namespace PlantNSeek.TorchSharp.Tests.PictureTransfer;

/// <summary>What networks begin with on the target, and what is done once.</summary>
public sealed class TransferBodyTests : TransferFixture
{
    private const int Rounds = 4;
    private readonly CountingEngine _engine = new();

    [Test, Spec("XFER-007"), Spec("XFER-009")]
    public void TheSourceIsTrainedOnce_AndAFrozenBodyIsUsedByBothHeads()
    {
        var (_, target) = Make(replicate: 3);
        int Begun(string arm)
        {
            var before = _engine.Begun;
            target.Run(TransferArm.All.Single(a => a.Name == arm), "0.41", Rounds);
            return _engine.Begun - before;
        }

        var (_, again) = Make(replicate: 3);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Begun("Late reset (linear)"), Is.EqualTo(1 + Rounds + 1), "source, rounds, statistics");
            Assert.That(Begun("Late reset (two layers)"), Is.Zero);
            Assert.That(Begun("Winning ticket (linear)"), Is.EqualTo(1), "statistics");
            Assert.That(Begun("Late reset (fine-tuned)"), Is.EqualTo(1), "the training");
            target = again;
            Assert.That(Begun("Random (two layers)"), Is.EqualTo(1), "statistics");
        }
    }

    [Test, Spec("XFER-008")]
    public void ABody_BeginsWhereItsStartSays()
    {
        var (source, target) = Make();
        var layout = source.Network.Layout;
        float[] Weights(TransferStart start) => [.. target.Start(new TransferBody(start, BodyMask.Found, 0)).Take(layout.Weight(layout.LayerCount - 1).Offset)];
        float[] Same(float[] parameters) => [.. parameters.Take(layout.Weight(layout.LayerCount - 1).Offset)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Weights(TransferStart.LateReset), Is.EqualTo(Same(source.Round(0, _engine, default).Parameters)));
            Assert.That(Weights(TransferStart.WinningTicket), Is.EqualTo(Same(source.Initial)));
            Assert.That(Weights(TransferStart.Random), Is.Not.EqualTo(Same(source.Initial)).And.Not.EqualTo(Weights(TransferStart.LateReset)));
        }
    }

    [Test, Spec("XFER-008")]
    public void AShuffledMask_IsAnother_WithAsManyOfEachTensor()
    {
        var (source, target) = Make();
        var (found, shuffled) = (Start(BodyMask.Found), Start(BodyMask.Shuffled));
        float[] Start(BodyMask mask) => target.Start(new TransferBody(TransferStart.WinningTicket, mask, Rounds));
        int[] Kept(float[] parameters) => [.. target.Layout.Slices.ToArray().Select(s => parameters.AsSpan(s.Offset, s.Length).ToArray().Count(static p => p != 0))];
        var mask = source.Round(Rounds, _engine, default).Mask;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kept(shuffled), Is.EqualTo(Kept(found)));
            Assert.That(shuffled, Is.Not.EqualTo(found));
            Assert.That(Enumerable.Range(0, target.Layout.Weight(target.Layout.LayerCount - 1).Offset).All(i => mask[i] == (found[i] != 0)), Is.True);
        }
    }

    [Test, Spec("XFER-009")]
    public void AFrozenBody_HasNothingNewButStatistics()
    {
        var (_, target) = Make();
        foreach (var start in Enum.GetValues<TransferStart>())
        {
            var body = new TransferBody(start, BodyMask.Found, Rounds);
            var (before, after) = (target.Start(body), target.Frozen(body));
            using (Assert.EnterMultipleScope())
            {
                foreach (var slice in target.Layout.Slices)
                {
                    var (was, now) = (before[slice.Offset..slice.End], after[slice.Offset..slice.End]);
                    if (slice.Length > 0)
                    {
                        Assert.That(now, slice.Kind == ParameterKind.Statistic ? Is.Not.EqualTo(was) : Is.EqualTo(was), $"{start}: {slice.Name}");
                    }
                }
            }
        }
    }

    [Test, Spec("XFER-010")]
    public void TheHead_IsTheSameForAllStarts()
    {
        var (source, target) = Make();
        var head = target.Layout.Weight(target.Layout.LayerCount - 1);
        float[] Head(TransferStart start) => target.Start(new TransferBody(start, BodyMask.Found, 0))[head.Offset..head.End];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Head(TransferStart.Random), Is.EqualTo(Head(TransferStart.LateReset)).And.EqualTo(Head(TransferStart.WinningTicket)));
            Assert.That(Head(TransferStart.LateReset), Is.Not.EqualTo(source.Round(0, _engine, default).Parameters[head.Offset..head.End]));
        }
    }

    [Test, Spec("XFER-004")]
    public void Masks_AreNested_AndASingleStepRanksTheTrainedNetwork()
    {
        var (source, _) = Make();
        var masks = Enumerable.Range(0, Rounds + 1).Select(r => source.Round(r, _engine, default).Mask).ToArray();
        var once = source.OneShot(Rounds, _engine, default);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(masks.Zip(masks.Skip(1), static (before, after) => after.IsSubsetOf(before)), Has.All.True);
            Assert.That(once.KeptCount, Is.EqualTo(masks[^1].KeptCount));
            Assert.That(source.OneShot(1, _engine, default), Is.EqualTo(masks[1]));
            Assert.That(once, Is.Not.EqualTo(masks[^1]));
        }
    }

    [Test, Spec("XFER-011")]
    public void WhereAllIsTrained_MaskedWeightsStay0()
    {
        var (_, target) = Make();
        var body = new TransferBody(TransferStart.LateReset, BodyMask.Found, Rounds);
        var (start, tuned) = (target.Start(body), target.Tuned(body).Parameters);
        var head = target.Layout.Weight(target.Layout.LayerCount - 1).Offset;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Enumerable.Range(0, head).Where(i => start[i] == 0).All(i => tuned[i] == 0), Is.True);
            Assert.That(Enumerable.Range(0, head).Where(i => start[i] != 0).Count(i => tuned[i] != start[i]), Is.GreaterThan(head / 4));
        }
    }

    private (TransferSource Source, TransferOnTarget Target) Make(int replicate = 2)
    {
        var source = TransferSource.Of(Tasks[0], Folder, Key with { Replicate = replicate }, default);
        return (source, new TransferOnTarget(Tasks[0], Key.Width, source, _engine, CancellationToken.None));
    }
}
