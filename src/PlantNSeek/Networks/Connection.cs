namespace PlantNSeek.Networks;

/// <summary>What leads from one level of units to another: the weights of a layer, or the identity of a shortcut.</summary>
/// <param name="From">Level that it reads; level 0 holds the inputs.</param>
/// <param name="To">Level that it adds to, behind <paramref name="From"/>.</param>
/// <param name="Layer">Zero-based layer of its weights, whose column c reads unit c / <paramref name="Taps"/>; null for an identity.</param>
/// <param name="Taps">Weights between two units: 1 in a dense layer, the kernel's size in a convolution, the pixels of a channel after it was flattened.</param>
/// <param name="Shift">Of an identity: unit u of the one level goes to unit u + Shift of the other, as where a shortcut is padded with channels of zeros.</param>
public readonly record struct Connection(int From, int To, int? Layer, int Taps = 1, int Shift = 0);
