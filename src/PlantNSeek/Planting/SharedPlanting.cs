using System.Collections.Immutable;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Planting;

/// <summary>
/// Two tickets in one host, so that the transfer of a ticket from one task to another has a truth. Both networks have the same hidden
/// layers, bit for bit, and a head of their own; what both tickets use is known edge by edge.
/// </summary>
public sealed record SharedPlanting
{
    private SharedPlanting(TargetUnion union, PlantedNetwork joint)
    {
        First = Part(joint, union.First, union.FirstUnits, firstOutput: 0);
        Second = Part(joint, union.Second, union.SecondUnits, firstOutput: union.First.Architecture.OutputWidth);
        SharedInFirst = First.Receipt.Mask.And(BodyToFirst(Second.Receipt.Mask));
        SharedInSecond = BodyToSecond(SharedInFirst);
    }

    /// <summary>The hidden layers with the head of the first target.</summary>
    public PlantedNetwork First { get; }

    /// <summary>The hidden layers with the head of the second target.</summary>
    public PlantedNetwork Second { get; }

    /// <summary>The parameters that belong to both tickets, in the layout of <see cref="First"/>; none of them is in the head.</summary>
    public Mask SharedInFirst { get; }

    /// <summary>The same parameters in the layout of <see cref="Second"/>.</summary>
    public Mask SharedInSecond { get; }

    /// <summary>Takes the planted union of two targets apart; also after <see cref="Hiding"/>.</summary>
    /// <param name="union">The two targets.</param>
    /// <param name="joint">A host with <see cref="TargetUnion.Network"/> planted in it.</param>
    /// <exception cref="ArgumentException">Another target is planted there.</exception>
    public static SharedPlanting Split(TargetUnion union, PlantedNetwork joint)
    {
        ArgumentNullException.ThrowIfNull(union);
        ArgumentNullException.ThrowIfNull(joint);
        return ReferenceEquals(joint.Receipt.Target, union.Network)
            ? new SharedPlanting(union, joint)
            : throw new ArgumentException(
                $"the planted target is a network {joint.Receipt.Target.Architecture}; it must be the union {union.Network.Architecture} itself", nameof(joint));
    }

    /// <summary>What a mask of the first network keeps of the hidden layers, as a mask of the second; its head keeps nothing.</summary>
    /// <exception cref="ArgumentException">The mask has another length than the first network's layout.</exception>
    public Mask BodyToSecond(Mask mask) => Body(mask, First.Host.Layout, Second.Host.Layout);

    /// <summary>What a mask of the second network keeps of the hidden layers, as a mask of the first; its head keeps nothing.</summary>
    /// <exception cref="ArgumentException">The mask has another length than the second network's layout.</exception>
    public Mask BodyToFirst(Mask mask) => Body(mask, Second.Host.Layout, First.Host.Layout);

    // Hidden layers come first in the buffer, so their parameters have the same index in both networks.
    private static Mask Body(Mask mask, ParameterLayout from, ParameterLayout to)
    {
        ArgumentNullException.ThrowIfNull(mask);
        Guard.SameLength(mask.Length, "the mask", from.Count, $"the layout of {from}");
        var head = to.Weight(to.LayerCount - 1).Offset;
        return Mask.From(to.Count, i => i < head && mask[i]);
    }

    private static PlantedNetwork Part(PlantedNetwork joint, DoubleNetwork target, ImmutableArray<ImmutableArray<int>> places, int firstOutput)
    {
        var (layout, receipt) = (joint.Host.Layout, joint.Receipt);
        var architecture = new Architecture([.. joint.Host.Architecture.Widths[..^1], target.Architecture.OutputWidth]);
        var last = architecture.LayerCount - 1;
        var parameters = new double[architecture.Layout.Count];
        var planted = new bool[parameters.Length];
        joint.Host.Parameters[..architecture.Layout.Weight(last).Offset].CopyTo(parameters);
        for (var o = 0; o < architecture.OutputWidth; o++)
        {
            parameters[architecture.Layout.BiasIndex(last, o)] = joint.Host.Parameters[layout.BiasIndex(last, firstOutput + o)];
            for (var i = 0; i < architecture.Widths[last]; i++)
            {
                parameters[architecture.Layout.WeightIndex(last, o, i)] = joint.Host.Parameters[layout.WeightIndex(last, firstOutput + o, i)];
            }
        }

        ImmutableArray<ImmutableArray<T>> Own<T>(ImmutableArray<ImmutableArray<T>> ofUnits) =>
            [.. places.Select((units, layer) => units.Select(unit => ofUnits[layer][unit]).ToImmutableArray())];
        var hostUnits = Own(receipt.HostUnits).SetItem(last, [.. Enumerable.Range(0, architecture.OutputWidth)]);
        for (var layer = 0; layer <= last; layer++)
        {
            for (var o = 0; o < hostUnits[layer].Length; o++)
            {
                var (row, jointRow) = (hostUnits[layer][o], receipt.HostUnits[layer][places[layer][o]]);
                planted[architecture.Layout.BiasIndex(layer, row)] =
                    target.Parameters[target.Layout.BiasIndex(layer, o)] != 0 && receipt.Mask[layout.BiasIndex(layer, jointRow)];
                for (var i = 0; i < target.Architecture.Widths[layer]; i++)
                {
                    var source = layer == 0 ? i : hostUnits[layer - 1][i];
                    planted[architecture.Layout.WeightIndex(layer, row, source)] =
                        target.Parameters[target.Layout.WeightIndex(layer, o, i)] != 0 && receipt.Mask[layout.WeightIndex(layer, jointRow, source)];
                }
            }
        }

        var mask = Mask.FromBits(planted);
        return Planter.Measured(new DoubleNetwork(architecture, parameters), receipt with
        {
            Target = target,
            Mask = mask,
            HostUnits = hostUnits,
            UnitScales = Own(receipt.UnitScales),
            Matches = Own(receipt.Matches),
            WeightCount = Planter.CountOf(mask, architecture.Layout, ParameterKind.Weight),
            BiasCount = Planter.CountOf(mask, architecture.Layout, ParameterKind.Bias),
        });
    }
}
