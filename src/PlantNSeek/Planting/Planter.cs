using System.Collections.Immutable;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;

namespace PlantNSeek.Planting;

/// <summary>
/// Plants a sparse target network in a random host (Plant 'n' Seek, Algorithm 1): layer by layer each target unit gets a host unit
/// of its own, whose parameters on the target's edges are overwritten so that its pre-activation is a positive multiple of the target's.
/// Everything else stays as it is. ReLUs pass positive factors on, so the ticket computes the target up to one factor per output.
/// </summary>
public static class Planter
{
    /// <summary>The host with the target planted in it; neither argument is changed.</summary>
    /// <param name="target">Any network; its zeros are what is not planted.</param>
    /// <param name="host">As deep as the target, hidden layers at least as wide, input and output equally wide.</param>
    /// <param name="options">How host units and scales are chosen.</param>
    /// <exception cref="ArgumentException">The host does not fit; the message names the layer and both widths. Or a parameter is not finite.</exception>
    /// <exception cref="ArithmeticException">
    /// A planted parameter does not fit into a float; or, by the best assignment, a layer's scales have become so small that double precision cannot compare its units.
    /// </exception>
    public static PlantedNetwork Plant(DoubleNetwork target, DoubleNetwork host, PlantingOptions options)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(options);
        HostCapacity.Check(target, host);
        var work = new PlantedParameters(target, host, zeroBiasesToo: options.Matching == UnitMatching.Published);
        var layers = target.Architecture.LayerCount;
        var (units, scales, matches) = (new int[layers][], new double[layers][], new UnitMatch[layers][]);
        int[] sources = [.. Enumerable.Range(0, target.Architecture.InputWidth)];
        double[] sourceScales = [.. Enumerable.Repeat(1.0, sources.Length)];
        for (var layer = 0; layer < layers; layer++)
        {
            var problem = new LayerProblem(target, host, layer, sources, sourceScales, options.ScaleClamp);
            matches[layer] = options.Matching switch
            {
                UnitMatching.Algorithm1 => GreedyMatching.Match(problem),
                UnitMatching.Published => PublishedMatching.Match(problem),
                UnitMatching.BestAssignment => AssignmentMatching.Match(problem),
                _ => throw new ArgumentOutOfRangeException(nameof(options), $"{options.Matching} is no rule of matching"),
            };
            if (problem.IsOutput)
            {
                matches[layer] = options.OutputScale == OutputScale.Common ? WithCommonScale(problem, matches[layer]) : matches[layer];
                work.ReorderOutputs([.. matches[layer].Select(m => m.HostUnit)]);
            }

            units[layer] = [.. matches[layer].Select((m, i) => problem.IsOutput ? i : m.HostUnit)];
            scales[layer] = [.. matches[layer].Select(m => m.Scale)];
            work.Write(layer, units[layer], scales[layer], sources, sourceScales);
            (sources, sourceScales) = (units[layer], scales[layer]);
        }

        var planted = new DoubleNetwork(host.Architecture, work.Parameters);
        var mask = Mask.FromBits(work.Planted);
        var receipt = new Receipt
        {
            Target = target,
            Options = options,
            Mask = mask,
            HostUnits = [.. units.Select(u => u.ToImmutableArray())],
            UnitScales = [.. scales.Select(s => s.ToImmutableArray())],
            Matches = [.. matches.Select(m => m.ToImmutableArray())],
            WeightCount = CountOf(mask, host.Layout, ParameterKind.Weight),
            BiasCount = CountOf(mask, host.Layout, ParameterKind.Bias),
            Deviation = default,
        };
        return Measured(planted, receipt);
    }

    /// <summary>Puts host and receipt together after measuring how exact the ticket is.</summary>
    internal static PlantedNetwork Measured(DoubleNetwork host, Receipt receipt) => new(host, receipt with
    {
        Deviation = TicketDeviation.Measure(PlantedNetwork.Compact(host, receipt), receipt.OutputScales.AsSpan(), receipt.Target),
    });

    // An output without any parameter is 0 at every scale, so it has no say.
    private static UnitMatch[] WithCommonScale(LayerProblem problem, UnitMatch[] matches)
    {
        var (logarithms, count) = (0.0, 0);
        for (var i = 0; i < matches.Length; i++)
        {
            if (problem.Supports[i].Length > 0)
            {
                logarithms += DeterministicMath.Log(matches[i].Scale);
                count++;
            }
        }

        var common = count == 0 ? 1 : DeterministicMath.Exp(logarithms / count);
        return [.. matches.Select(m => m with { Scale = common })];
    }

    /// <summary>Kept weights, or kept biases.</summary>
    internal static int CountOf(Mask mask, ParameterLayout layout, ParameterKind kind)
    {
        var count = 0;
        foreach (var slice in layout.Slices)
        {
            count += slice.Kind == kind ? mask.CountIn(slice) : 0;
        }

        return count;
    }
}
