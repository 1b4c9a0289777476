using PlantNSeek.Networks;

namespace PlantNSeek.Properties.Networks;

public class FoundationTests
{
    [TestCase(float.NaN)]
    [TestCase(float.PositiveInfinity)]
    [Spec("NET-008")]
    public void ABatch_RefusesWhatIsNotFinite(float bad)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Batch.Classification([0, 1, 2, bad], 2, [0, 1], 2), Throws.ArgumentException.With.Message.StartsWith("input 1 of sample 1 is"));
            Assert.That(() => Batch.Regression([0, 1], 1, [0, 1, bad, 3], 2), Throws.ArgumentException.With.Message.StartsWith("value 0 of sample 1 is"));
        }
    }

    [Test]
    [Spec("NET-008")]
    public void AnEmptyRegression_StaysARegression() =>
        Assert.That(Batch.Regression([0, 1], 1, [0, 1], 1).Slice(0, 0).IsClassification, Is.False);

    [TestCase(0, 10, 0)]
    [TestCase(1, 10, 10)]
    [TestCase(0.5, 11, 6)]
    [TestCase(0.01, 20904, 210)]
    [Spec("NET-009")]
    public void ABudget_IsWhatTheFloorLeaves(double density, int total, int kept) => Assert.That(new Density(density).Budget(total), Is.EqualTo(kept));

    [Test]
    [Spec("NET-009")]
    public void ADensity_OutsideItsRange_IsAnError()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new Density(1.5), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("1.5"));
            Assert.That(() => new Density(double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Density.OfCount(0, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Density.OfCount(3, 2), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }

    [PinnedProperty]
    [Spec("NET-010")]
    public bool AMask_IsTheSetOfItsIndices(bool[] first, bool[] second)
    {
        var length = Math.Min(first.Length, second.Length);
        var (a, b) = (Mask.FromBits(first.AsSpan(0, length)), Mask.FromBits(second.AsSpan(0, length)));
        HashSet<int> left = [.. Enumerable.Range(0, length).Where(i => first[i])];
        HashSet<int> right = [.. Enumerable.Range(0, length).Where(i => second[i])];
        return a.KeptCount == left.Count
            && a.KeptIndices().SequenceEqual(left.Order())
            && a.And(b).KeptIndices().SequenceEqual(left.Intersect(right).Order())
            && a.Or(b).KeptIndices().SequenceEqual(left.Union(right).Order())
            && a.Except(b).KeptIndices().SequenceEqual(left.Except(right).Order())
            && a.Complement().KeptIndices().SequenceEqual(Enumerable.Range(0, length).Except(left))
            && a.IsSubsetOf(b) == left.IsSubsetOf(right)
            && Mask.FromIndices(length, left).Equals(a) && Mask.From(length, left.Contains).Equals(a);
    }

    [PinnedProperty]
    [Spec("NET-010")]
    public bool WhatAMaskMasks_BecomesPlusZero(bool[] bits)
    {
        float[] values = [.. Enumerable.Range(1, bits.Length).Select(i => -i)];
        var masked = Mask.FromBits(bits).Apply<float>(values);
        return bits.Select((kept, i) => kept ? masked[i] == values[i] : BitConverter.SingleToInt32Bits(masked[i]) == 0).All(x => x)
            && values.SequenceEqual(Enumerable.Range(1, bits.Length).Select(i => (float)-i));
    }

    [PinnedProperty]
    [Spec("NET-011")]
    public bool TheLayout_NamesEveryParameterOnce(Architecture architecture)
    {
        var layout = architecture.Layout;
        var indices = new List<int>();
        for (var layer = 0; layer < architecture.LayerCount; layer++)
        {
            for (var o = 0; o < architecture.Widths[layer + 1]; o++)
            {
                indices.AddRange(Enumerable.Range(0, architecture.Widths[layer]).Select(i => layout.WeightIndex(layer, o, i)));
            }

            indices.AddRange(Enumerable.Range(0, architecture.Widths[layer + 1]).Select(o => layout.BiasIndex(layer, o)));
        }

        return indices.SequenceEqual(Enumerable.Range(0, layout.Count))
            && Enumerable.Range(0, layout.Count).Select(layout.Describe).Distinct().Count() == layout.Count
            && layout.WeightCount + layout.BiasCount == layout.Count;
    }

    [Test]
    [Spec("NET-011")]
    public void ANetworkTooLargeToCount_IsAnError() => Assert.That(
        () => Architecture.Uniform(2, 50000, 4, 4), Throws.ArgumentException.With.Message.Contains("2-50000-50000-4 has more than 2147483647 parameters"));
}
