using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Testing.Subjects;

/// <summary>Turns scores into a mask.</summary>
/// <param name="scores">One for each parameter, in layout order; higher = keep, of equal ones the first.</param>
/// <param name="layout">The network's tensors.</param>
/// <param name="current">What is kept so far; nothing else may be kept.</param>
/// <param name="count">How many to keep.</param>
public delegate Mask SelectMask(IReadOnlyList<double> scores, ParameterLayout layout, Mask current, int count);

/// <summary>The density after a round.</summary>
/// <param name="target">Where the schedule ends, in [0, 1].</param>
/// <param name="round">0 (nothing pruned yet) … <paramref name="rounds"/>.</param>
/// <param name="rounds">Rounds in all, at least 1.</param>
public delegate double DensityAt(double target, int round, int rounds);

/// <summary>Trains what a mask keeps and returns the parameters, in layout order.</summary>
/// <param name="graph">What the parameters connect; of a fully connected network <c>AsChain</c> has the widths.</param>
/// <param name="parameters">Where to start; not to be changed.</param>
/// <param name="mask">What is kept.</param>
/// <param name="data">The samples.</param>
/// <param name="loss">The loss that fits them.</param>
/// <param name="random">Where the randomness comes from.</param>
public delegate float[] TrainMasked(NetworkGraph graph, ReadOnlyMemory<float> parameters, Mask mask, Batch data, LossFunction loss, RandomStream random);

/// <summary>A sanity check's mask: as many parameters of each tensor, elsewhere.</summary>
/// <param name="layout">The network's tensors.</param>
/// <param name="mask">The mask to shuffle; not to be changed.</param>
/// <param name="random">Where the randomness comes from.</param>
public delegate Mask ShuffleMask(ParameterLayout layout, Mask mask, RandomStream random);

/// <summary>The random stream of a trial.</summary>
/// <param name="seed">The run's seed.</param>
/// <param name="trial">Which of its trials, from 0.</param>
public delegate RandomStream StreamOfTrial(ulong seed, int trial);

/// <summary>What a report says of a mask.</summary>
/// <param name="layout">The network's tensors.</param>
/// <param name="mask">The mask.</param>
public delegate MaskMeasurement MeasureMask(ParameterLayout layout, Mask mask);

/// <summary>The share of the planted parameters that was found.</summary>
/// <param name="found">The mask that was found.</param>
/// <param name="truth">The planted mask; it keeps at least one parameter.</param>
public delegate double RecallOf(Mask found, Mask truth);

/// <summary>What a report says of a mask.</summary>
/// <param name="Density">The fraction kept.</param>
/// <param name="CollapsedLayers">Zero-based layers that have lost all their weights, ascending.</param>
public sealed record MaskMeasurement(double Density, IReadOnlyList<int> CollapsedLayers);
