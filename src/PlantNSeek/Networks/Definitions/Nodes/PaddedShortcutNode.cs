namespace PlantNSeek.Networks.Definitions.Nodes;

/// <summary>
/// A shortcut without parameters (He et al., 2016, option A): every <paramref name="Stride"/>th row and column from the first on, and channels of zeros before
/// and behind. Only a <see cref="SumNode"/> may read it.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The node that it reads.</param>
/// <param name="Stride">Rows and columns from one that is taken to the next.</param>
/// <param name="Before">Channels of zeros in front.</param>
/// <param name="Behind">Channels of zeros behind.</param>
public sealed record PaddedShortcutNode(string Name, string From, int Stride, int Before, int Behind) : OneInputNode(Name, From)
{
    private protected override FeatureShape ShapeFor(FeatureShape input)
    {
        Require(Stride >= 1 && Before >= 0 && Behind >= 0, $"the stride is {Stride} and the padding {Before} and {Behind}; they are at least 1 and at least 0");
        return new(input.Channels + Before + Behind, (input.Rows + Stride - 1) / Stride, (input.Columns + Stride - 1) / Stride);
    }
}
