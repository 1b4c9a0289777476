using PlantNSeek.Numerics;

namespace PlantNSeek.Planting.Graphs;

/// <summary>Gives the channels that a layer is the first to write their places and scales.</summary>
internal static class ChannelPlacing
{
    /// <exception cref="ArithmeticException">A scale is 0, so small that double precision loses it, or not finite.</exception>
    public static void Place(LayerRows rows, PlacedChannels places, int width, GraphPlantingOptions options)
    {
        var level = rows.Connection.To;
        var channels = Enumerable.Range(0, width).Select(channel => (Channel: channel, Place: places.Target.PlaceOf(level, channel)))
            .Where(one => !places.IsPlaced(one.Place.Stream, one.Place.Member) && rows.HasSupport(one.Channel));
        foreach (var group in channels.GroupBy(one => one.Place.Stream).ToArray())
        {
            int[] wanted = [.. group.Select(one => one.Channel)], members = [.. group.Select(one => one.Place.Member)];
            var isOutput = places.Target.All[group.Key].IsOutput;
            var free = places.Free(group.Key, level);
            int[] chosen = isOutput || options.Matching == ChannelMatching.Identity
                ? [.. members.Select(member => Array.FindIndex(free, one => one.Member == member))]
                : LinearAssignment.Solve(Costs(rows, wanted, free));
            double[] scales = [.. wanted.Select((channel, k) => Checked(RowFit.Scale(rows, channel, free[chosen[k]].Channel, options), rows, channel))];
            if (isOutput && !options.UnequalLogits)
            {
                PlaceOutputs(places, group.Key, Checked(Mean(scales), rows, wanted[0]));
                continue;
            }

            for (var k = 0; k < wanted.Length; k++)
            {
                places.Place(group.Key, members[k], free[chosen[k]].Member, scales[k]);
            }
        }
    }

    /// <summary>Outputs that nothing writes are 0 at any scale.</summary>
    public static void PlaceRest(PlacedChannels places)
    {
        foreach (var (s, stream) in places.Target.All.Index())
        {
            for (var member = 0; stream.IsOutput && member < stream.Width; member++)
            {
                if (!places.IsPlaced(s, member))
                {
                    places.Place(s, member, member, 1);
                }
            }
        }
    }

    private static void PlaceOutputs(PlacedChannels places, int stream, double scale)
    {
        for (var member = 0; member < places.Target.All[stream].Width; member++)
        {
            places.Place(stream, member, member, scale);
        }
    }

    private static double[,] Costs(LayerRows rows, int[] wanted, (int Member, int Channel)[] free)
    {
        var costs = new double[wanted.Length, free.Length];
        for (var i = 0; i < wanted.Length; i++)
        {
            var weights = rows.Weights(wanted[i]);
            for (var j = 0; j < free.Length; j++)
            {
                costs[i, j] = 1 - RowFit.Cosine(rows, weights, free[j].Channel);
            }
        }

        return costs;
    }

    // The geometric mean of their magnitudes.
    private static double Mean(double[] scales)
    {
        var logarithms = 0.0;
        foreach (var scale in scales)
        {
            logarithms += DeterministicMath.Log(Math.Abs(scale));
        }

        return DeterministicMath.Exp(logarithms / scales.Length);
    }

    private static double Checked(double scale, LayerRows rows, int channel) => double.IsNormal(scale)
        ? scale
        : throw new ArithmeticException(FormattableString.Invariant(
            $"channel {channel} of layer {rows.Layer + 1} would have the scale {scale}; it must be finite and at least 2.2E-308 in magnitude; the network is too deep, or a weight is 0"));
}
