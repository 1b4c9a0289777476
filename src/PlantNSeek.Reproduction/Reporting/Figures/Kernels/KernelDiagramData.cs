using PlantNSeek.Reporting.Figures.Hosts;

namespace PlantNSeek.Reporting.Figures.Kernels;

/// <summary>What <see cref="KernelDiagram"/> draws: the kernels of a ticket in a network of convolutions, and what a mask keeps of them.</summary>
/// <param name="Id">Lower-case letters, digits, hyphens.</param>
/// <param name="Title">A few words.</param>
/// <param name="Description">For those who cannot see it.</param>
/// <param name="Layers">The layers in order.</param>
/// <param name="HasTruth">Whether the ticket is known; if not, everything is <see cref="EdgeOrigin.Found"/>.</param>
internal sealed record KernelDiagramData(string Id, string Title, string Description, IReadOnlyList<KernelLayer> Layers, bool HasTruth);

/// <summary>A layer's channels that have something planted, or where no ticket is known something kept.</summary>
/// <param name="Caption">What is said of it above.</param>
/// <param name="Rows">Rows of a kernel.</param>
/// <param name="Columns">Columns of a kernel.</param>
/// <param name="Channels">The channels, in order.</param>
internal sealed record KernelLayer(string Caption, int Rows, int Columns, IReadOnlyList<KernelChannel> Channels);

/// <summary>An output channel with the kernels by which it reads those before it.</summary>
/// <param name="Output">Its number, from 0.</param>
/// <param name="Tooltip">What is said of it where one points at it.</param>
/// <param name="Bias">Where its bias comes from; null where it has none that is planted or kept.</param>
/// <param name="Kernels">One for each input channel from which something is planted, or where no ticket is known kept.</param>
internal sealed record KernelChannel(int Output, string Tooltip, EdgeOrigin? Bias, IReadOnlyList<Kernel> Kernels);

/// <summary>A kernel between an input channel and an output channel.</summary>
/// <param name="Input">The input channel, from 0.</param>
/// <param name="Taps">Its weights that are planted or kept.</param>
internal sealed record Kernel(int Input, IReadOnlyList<KernelTap> Taps);

/// <summary>A weight of a kernel.</summary>
/// <param name="Place">Its row times the columns, and its column.</param>
/// <param name="IsNegative">Whether it is below 0.</param>
/// <param name="Origin">Where it comes from.</param>
internal readonly record struct KernelTap(int Place, bool IsNegative, EdgeOrigin Origin);
