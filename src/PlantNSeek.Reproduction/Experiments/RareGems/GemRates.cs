namespace PlantNSeek.Experiments.RareGems;

/// <summary>Learning rates of scores, one for each row that learns them.</summary>
/// <param name="Layerwise">Of edge-popup.</param>
/// <param name="Global">Of edge-popup with one ranking of the network.</param>
/// <param name="Gradual">The same with a density that falls each period, with and without a penalty.</param>
/// <param name="GemMiner">Of Gem-Miner.</param>
internal sealed record GemRates(double Layerwise, double Global, double Gradual, double GemMiner)
{
    /// <summary>The published ones, all 0.1.</summary>
    public static GemRates Published { get; } = All(0.1);

    /// <summary>One rate for all rows.</summary>
    public static GemRates All(double rate) => new(rate, rate, rate, rate);
}
