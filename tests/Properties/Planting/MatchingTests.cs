using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;

namespace PlantNSeek.Properties.Planting;

/// <summary>The rules of matching against plain restatements of them.</summary>
public sealed class MatchingTests
{
    [PinnedProperty(MaxTest = 200, Arbitrary = [typeof(PlantingCases)]), Spec("PLANT-008")]
    public void Algorithm1_TakesTheFreeUnitWithTheLeastQ(PlantingCase c)
    {
        c = c with { Matching = UnitMatching.Algorithm1, ScaleClamp = false, OutputScale = OutputScale.PerOutput };
        var (target, host, receipt) = (c.Target, c.Host, c.Planted.Receipt);
        for (var layer = 0; layer < host.Architecture.LayerCount - 1; layer++)
        {
            var free = Enumerable.Range(0, host.Architecture.Widths[layer + 1]).ToHashSet();
            for (var i = 0; i < target.Architecture.Widths[layer + 1]; i++)
            {
                var match = receipt.Matches[layer][i];
                var pairs = free.ToDictionary(j => j, j => Pair(target, host, receipt, layer, i, j));
                var positive = pairs.Where(p => p.Value.Lambda > 0).ToArray();
                Assert.That(match.IsFallback, Is.EqualTo(positive.Length == 0));
                if (positive.Length > 0)
                {
                    var chosen = pairs[match.HostUnit];
                    Assert.That(chosen.Q, Is.LessThanOrEqualTo(positive.Min(p => p.Value.Q) + (1e-12 * chosen.ThetaNorm)));
                    Assert.That(match.Scale, Is.EqualTo(1 / chosen.Lambda).Within(1e-12 / chosen.Lambda));
                    Assert.That((match.SearchedUnit, match.SearchedScale), Is.EqualTo((match.HostUnit, match.Scale)));
                }
                else if (pairs[match.HostUnit].ThetaNorm > 0)
                {
                    var (_, _, thetaNorm, hostNorm) = pairs[match.HostUnit];
                    Assert.That(match.Scale, Is.EqualTo(hostNorm / thetaNorm).Within(1e-12 * match.Scale));
                }

                Assert.That(free.Remove(match.HostUnit), Is.True);
            }
        }
    }

    [PinnedProperty(MaxTest = 150, Arbitrary = [typeof(PlantingCases)]), Spec("PLANT-009")]
    public void BestAssignment_HasTheLeastTotalQ(PlantingCase c)
    {
        c = c with { Matching = UnitMatching.BestAssignment, Widths = [.. c.Widths.Select(w => Math.Min(w, 3))], Room = [.. c.Room.Select(r => Math.Min(r, 3))] };
        var (target, host, receipt) = (c.Target, c.Host, c.Planted.Receipt);
        for (var layer = 0; layer < host.Architecture.LayerCount - 1; layer++)
        {
            (int Unmatched, double Q) Total(IReadOnlyList<int> units)
            {
                var pairs = units.Select((j, i) => Pair(target, host, receipt, layer, i, j)).Where(p => p.ThetaNorm > 0).ToArray();
                return (pairs.Count(p => p.Lambda <= 0), pairs.Where(p => p.Lambda > 0).Sum(p => p.Q));
            }

            var all = Injections(target.Architecture.Widths[layer + 1], host.Architecture.Widths[layer + 1]).Select(Total).ToArray();
            var (unmatched, q) = Total([.. receipt.HostUnits[layer]]);
            Assert.That(unmatched, Is.EqualTo(all.Min(t => t.Unmatched)));
            if (unmatched == 0)
            {
                Assert.That(q, Is.LessThanOrEqualTo(all.Where(t => t.Unmatched == 0).Min(t => t.Q) * (1 + 1e-9) + 1e-9));
            }
        }
    }

    [Test, Spec("PLANT-041")]
    public void TargetThatTheHostContains_IsFoundWhereItIs(
        [Values(UnitMatching.Algorithm1, UnitMatching.BestAssignment)] UnitMatching matching, [Values(1, 2, 3)] int seed, [Values] bool clamp)
    {
        var host = HostInitialization.HeScaled(new Architecture(3, 12, 9, 2), new RandomStream((ulong)seed, "host"));
        var stream = new RandomStream((ulong)seed, "sub-network");
        var units = new[] { stream.NextPermutation(12)[..4], stream.NextPermutation(9)[..3], [0, 1] };
        var narrow = new Architecture(3, 4, 3, 2);
        var parameters = new double[narrow.Layout.Count];
        var scales = units.Select(u => u.Select(_ => DeterministicMath.Exp(stream.NextNormal())).ToArray()).ToArray();
        for (var layer = 0; layer < 3; layer++)
        {
            for (var o = 0; o < units[layer].Length; o++)
            {
                parameters[narrow.Layout.BiasIndex(layer, o)] = scales[layer][o] * host.Parameters[host.Layout.BiasIndex(layer, units[layer][o])];
                for (var i = 0; i < narrow.Widths[layer]; i++)
                {
                    parameters[narrow.Layout.WeightIndex(layer, o, i)] = scales[layer][o] / (layer == 0 ? 1 : scales[layer - 1][i])
                        * host.Parameters[host.Layout.WeightIndex(layer, units[layer][o], layer == 0 ? i : units[layer - 1][i])];
                }
            }
        }

        var planted = Planter.Plant(new DoubleNetwork(narrow, parameters), host, new PlantingOptions { Matching = matching, ScaleClamp = clamp });
        Assert.That(planted.Receipt.HostUnits.Select(u => u.ToArray()), Is.EqualTo(units));
        for (var i = 0; i < host.Layout.Count; i++)
        {
            Assert.That(planted.Host.Parameters[i], Is.EqualTo(host.Parameters[i]).Within(1e-12 * Math.Abs(host.Parameters[i])));
        }
    }

    [PinnedProperty(MaxTest = 300), Spec("PLANT-022")]
    public void LinearAssignment_IsAsCheapAsTheBestOfAll(int seed, FsCheck.PositiveInt rows, FsCheck.NonNegativeInt extra, bool ties)
    {
        var (n, m) = (1 + (rows.Get % 4), 1 + (rows.Get % 4) + (extra.Get % 3));
        var stream = new RandomStream((ulong)seed, "costs");
        var costs = new double[n, m];
        for (var i = 0; i < n * m; i++)
        {
            costs[i / m, i % m] = ties ? stream.NextInt32(3) - 1 : stream.NextNormal();
        }

        double Total(IReadOnlyList<int> columns) => columns.Select((c, r) => costs[r, c]).Sum();
        var solution = LinearAssignment.Solve(costs);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(solution, Is.Unique);
            Assert.That(Total(solution), Is.EqualTo(Injections(n, m).Min(Total)).Within(1e-12));
        }
    }

    [Test, Spec("PLANT-022")]
    public void LinearAssignment_NamesWhatIsWrong()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => LinearAssignment.Solve(new double[3, 2]), Throws.ArgumentException.With.Message.Contains("3 rows; it has only 2 columns"));
            Assert.That(() => LinearAssignment.Solve(new[,] { { double.NaN } }), Throws.ArgumentException.With.Message.Contains("a cost is NaN"));
        }
    }

    private static IEnumerable<int[]> Injections(int from, int into) => from == 0
        ? [[]]
        : Injections(from - 1, into).SelectMany(start => Enumerable.Range(0, into).Except(start).Select(j => (int[])[.. start, j]));

    private static (double Q, double Lambda, double ThetaNorm, double HostNorm) Pair(
        DoubleNetwork target, DoubleNetwork host, Receipt receipt, int layer, int targetUnit, int hostUnit)
    {
        var theta = new List<double> { target.Parameters[target.Layout.BiasIndex(layer, targetUnit)] };
        var m = new List<double> { host.Parameters[host.Layout.BiasIndex(layer, hostUnit)] };
        for (var k = 0; k < target.Architecture.Widths[layer]; k++)
        {
            var source = layer == 0 ? k : receipt.HostUnits[layer - 1][k];
            theta.Add(target.Parameters[target.Layout.WeightIndex(layer, targetUnit, k)] / (layer == 0 ? 1 : receipt.UnitScales[layer - 1][k]));
            m.Add(host.Parameters[host.Layout.WeightIndex(layer, hostUnit, source)]);
        }

        var edges = Enumerable.Range(0, theta.Count).Where(n => theta[n] != 0).ToArray();
        var hostSquare = edges.Sum(n => m[n] * m[n]);
        var lambda = hostSquare > 0 ? edges.Sum(n => theta[n] * m[n]) / hostSquare : 0;
        var q = Math.Sqrt(edges.Sum(n => Math.Pow(theta[n] - (lambda * m[n]), 2)));
        return (q, lambda, Math.Sqrt(edges.Sum(n => theta[n] * theta[n])), Math.Sqrt(hostSquare));
    }
}
