using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

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
            Assert.That(() => Density.OfCount(-1, -2), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("total is -2"));
        }
    }

    [TestCase(0.25, 0.5)]
    [TestCase(0, 1)]
    [Spec("NET-012")]
    public void Densities_CompareAsFractionsKept(double less, double more)
    {
        var (sparse, dense, same) = (new Density(less), new Density(more), new Density(less));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((sparse < dense, sparse <= dense, sparse > dense, sparse >= dense), Is.EqualTo((true, true, false, false)));
            Assert.That((dense < sparse, dense <= sparse, dense > sparse, dense >= sparse), Is.EqualTo((false, false, true, true)));
            Assert.That((sparse < same, sparse <= same, sparse > same, sparse >= same), Is.EqualTo((false, true, false, true)));
            Assert.That(new[] { dense, sparse }.Order(), Is.EqualTo(new[] { sparse, dense }));
        }
    }

    [Test]
    [Spec("NET-012")]
    public void ADensity_ConvertsToSparsityAndCompression()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new Density(0.125).Sparsity, Is.EqualTo(0.875));
            Assert.That(new Density(0.125).Compression, Is.EqualTo(8));
            Assert.That(new Density(0).Compression, Is.EqualTo(double.PositiveInfinity));
            Assert.That(Density.OfCount(3, 12).Value, Is.EqualTo(0.25));
            Assert.That(new Density(0.01).ToString(), Is.EqualTo("0.01"));
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

    [Test]
    [Spec("NET-013")]
    public void AMask_RefusesIndicesAndLengthsThatItDoesNotHave()
    {
        var mask = Mask.All(70);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((mask[0], mask[69]), Is.EqualTo((true, true)));
            Assert.That(() => mask[70], Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("index is 70; the mask has 70 bits"));
            Assert.That(() => mask[-1], Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("index is -1"));
            Assert.That(() => Mask.FromIndices(70, [70]), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("index is 70; the mask has 70 bits"));
            Assert.That(() => Mask.FromIndices(70, [-1]), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Mask.From(-1, static _ => true), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("length is -1"));
            Assert.That(() => mask.And(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("other"));
            Assert.That(() => Mask.From(3, null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("keep"));
            Assert.That(() => Mask.FromIndices(3, null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("indices"));
            Assert.That(() => mask.And(Mask.All(71)), Throws.ArgumentException.With.Message.Contains("the other mask has 71 entries; this mask has 70"));
            Assert.That(() => mask.ApplyTo(new float[69].AsSpan()), Throws.ArgumentException.With.Message.Contains("mask has 70 entries; the parameter buffer has 69"));
        }
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(63)]
    [TestCase(64)]
    [TestCase(65)]
    [TestCase(128)]
    [TestCase(200)]
    [Spec("NET-010")]
    public void AMask_OfAnyLength_HoldsAllOrNothing(int length)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Mask.All(length).KeptIndices(), Is.EqualTo(Enumerable.Range(0, length)));
            Assert.That(Mask.None(length).KeptIndices(), Is.Empty);
            Assert.That(Mask.None(length), Is.EqualTo(Mask.From(length, static _ => false)));
            Assert.That(Mask.FromIndices(length + 1, [length, length]).KeptIndices(), Is.EqualTo(new[] { length }), "an index given twice");
            Assert.That(Mask.None(length).Complement(), Is.EqualTo(Mask.All(length)));
            Assert.That(Mask.FromIndices(length, Enumerable.Range(0, length)), Is.EqualTo(Mask.FromBits([.. Enumerable.Repeat(true, length)])));
        }
    }

    [Test]
    [Spec("NET-013")]
    public void Masks_AreEqualByLengthAndBits()
    {
        var (none, one) = (Mask.None(40), Mask.FromIndices(40, [7]));
        Mask[] different = [none, Mask.None(41), .. Enumerable.Range(0, 32).Select(i => Mask.FromIndices(40, [i]))];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(one, Is.EqualTo(Mask.From(40, static i => i == 7)));
            Assert.That(one.GetHashCode(), Is.EqualTo(Mask.From(40, static i => i == 7).GetHashCode()));
            Assert.That(different, Is.Unique);
            Assert.That(different.Select(mask => mask.GetHashCode()), Is.Unique, "by chance once in seven million runs not");
            Assert.That(one.Equals((object)Mask.FromIndices(40, [7])), Is.True);
            Assert.That(one.Equals("1 of 40"), Is.False);
            Assert.That(one.ToString(), Is.EqualTo("1 of 40"));
            Assert.That(one.Density, Is.EqualTo(new Density(1 / 40.0)));
            Assert.That(one.Equals(null), Is.False);
        }
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
