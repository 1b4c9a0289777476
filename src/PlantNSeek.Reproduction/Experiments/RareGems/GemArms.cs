using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Pruning.Seekers.Snip;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.RareGems;

/// <summary>The rows of the comparison, under either protocol (Sreenivasan et al., Rare Gems, NeurIPS 2022, Tables 1 to 4).</summary>
internal static class GemArms
{
    /// <summary>The unpruned network.</summary>
    public const string Dense = "Dense";

    /// <summary>Gem-Miner.</summary>
    public const string GemMiner = "Gem-Miner";

    private const double PublishedScoreDecay = 5e-4;
    private const int PublishedBatches = 2; // Gem-Miner's batch has 128 images, edge-popup's 256

    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Make(GemTasks.Small.Settings, Protocol.Fair).Select(static a => a.Name)];

    /// <summary>The arms under a protocol.</summary>
    public static IReadOnlyList<GemArm> Make(GemSettings settings, Protocol protocol)
    {
        var redrawn = protocol.DrawsGemsNormally ? InitialisationRule.He : InitialisationRule.SignedConstant;
        GemArm AtStart(ITicketSeeker seeker) => new(seeker.Name, seeker, null, settings.Finetuning, 0) { Redrawn = redrawn };
        return
        [
            new(Dense, null, null, settings.Finetuning, 0),
            .. EdgePopup(settings, protocol),
            new(GemMiner, new GemMinerSeeker(Gems(settings)), Gems(settings), settings.Finetuning, settings.Epochs) { Redrawn = redrawn, TellsUniformLayers = true },
            .. Magnitude(settings, redrawn),
            AtStart(new ScoreSeeker(PrunerCatalog.Snip)),
            AtStart(new ProsPrSeeker(new ProsPrSettings { LearningRate = 0.5, BatchSize = settings.BatchSize })), // the authors' rate for networks with normalisations
            AtStart(new RandomMaskSeeker(LayerDensityRule.SmartRatio)) with { Redrawn = null }, // shuffled it is another random mask
        ];
    }

    private static GemMinerSettings Gems(GemSettings settings) => new()
    {
        Epochs = settings.Epochs,
        BatchSize = settings.BatchSize,
        Optimizer = new SgdSettings(settings.Rates.GemMiner) { Momentum = 0.9 },
        Penalty = settings.Penalty,
        FreezingPeriod = settings.Period,
    };

    // Table 3, from edge-popup on, one part more in each row.
    private static IEnumerable<GemArm> EdgePopup(GemSettings settings, Protocol protocol)
    {
        var rates = protocol.SeeksGemsByRow ? GemRates.Published : settings.Rates;
        var decay = protocol.SeeksGemsByRow ? PublishedScoreDecay : 0;
        SgdSettings Descent(double rate, double penalty = 0) => new(rate) { Momentum = 0.9, WeightDecay = decay + (2 * penalty) }; // the derivative of penalty * score^2
        var layerwise = new EdgePopupSettings
        {
            Epochs = settings.Epochs,
            BatchSize = settings.BatchSize * (protocol.SeeksGemsByRow ? PublishedBatches : 1),
            Optimizer = Descent(rates.Layerwise),
        };
        var global = layerwise with { Scope = PruningScope.Global, Optimizer = Descent(rates.Global) };
        var gradual = global with { Annealing = DensitySchedule.Exponential, AnnealingPeriod = settings.Period, Optimizer = Descent(rates.Gradual) };
        var penalised = gradual with { Optimizer = Descent(rates.Gradual, settings.Penalty) };
        GemArm Of(string name, EdgePopupSettings of) =>
            new(name, new EdgePopupSeeker(of, name), of, protocol.FinetunesGemsByRow ? settings.PublishedFinetuning : settings.Finetuning, settings.Epochs);

        return [Of("Edge-popup", layerwise), Of("Global edge-popup", global), Of("Global edge-popup, gradual", gradual), Of("Global edge-popup, gradual, penalty", penalised)];
    }

    // Rounds that begin alike are trained once.
    private static IEnumerable<GemArm> Magnitude(GemSettings settings, InitialisationRule start)
    {
        var first = new SharedFirstRound();
        GemArm Of(string name, int epochs, Rewinding rewinding, double? decay = null)
        {
            var rounds = new IterativeMagnitudeSettings { Rewinding = rewinding, Rounds = settings.Rounds, Training = settings.Round(epochs, decay) };
            var seeker = new IterativeMagnitudeSeeker(rounds, name) { FirstRound = first };
            return new GemArm(seeker.Name, seeker, rounds, settings.Finetuning, settings.Rounds * epochs)
            {
                Start = start,
                TrainsOn = rewinding == Rewinding.LearningRateOnly,
            };
        }

        return
        [
            Of("rewinding, short", settings.ShortRoundEpochs, Rewinding.ToStart),
            Of("rewinding", settings.RoundEpochs, Rewinding.ToStart),
            Of("learning-rate rewinding", settings.RoundEpochs, Rewinding.LearningRateOnly),
            Of("decay", settings.RoundEpochs, Rewinding.LearningRateOnly, settings.Decay),
        ];
    }
}
