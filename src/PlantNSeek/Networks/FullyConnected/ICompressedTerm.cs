namespace PlantNSeek.Networks.FullyConnected;

/// <summary>How a value and an input join a sum.</summary>
internal interface ICompressedTerm
{
    /// <summary>The sum with the term.</summary>
    static abstract double Add(double sum, double value, double scale, double input);
}
