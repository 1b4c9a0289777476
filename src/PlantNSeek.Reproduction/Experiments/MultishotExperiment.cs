using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers.Rounds;

namespace PlantNSeek.Experiments;

/// <summary>
/// The paper's multishot experiment (Figure 4; Figure 12 with a density in every tensor): ten rounds of five epochs, a score, a cut and a
/// rewind to the initial parameters, then ten epochs of what is left.
/// </summary>
/// <param name="name">The name in keys.</param>
/// <param name="scope">Which parameters compete.</param>
internal sealed class MultishotExperiment(string name, PruningScope scope) : SeekingExperiment(name, epochs: 60)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<NamedSeeker> Make(Protocol protocol)
    {
        var settings = new MultishotSettings
        {
            Selection = new SelectionOptions { Scope = scope, TieRule = protocol.Ties, Nested = protocol.NestsMasks },
            AddsStaleGradient = protocol.AddsStaleGradient,
        };
        var firstRound = new SharedFirstRound();
        return [.. PrunerCatalog.All.Select(pruner => new NamedSeeker(pruner.Name, new MultishotSeeker(pruner, settings, firstRound)))];
    }
}
