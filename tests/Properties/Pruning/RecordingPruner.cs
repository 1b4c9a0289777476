using PlantNSeek.Networks;
using PlantNSeek.Pruning;

namespace PlantNSeek.Properties.Pruning;

/// <summary>Keeps the contexts that a pruner was given.</summary>
internal sealed class RecordingPruner(IPruner inner) : IPruner
{
    public List<PruningContext> Contexts { get; } = [];

    public IReadOnlyList<Mask> Masks => [.. Contexts.Select(context => context.Mask)];

    public string Name => inner.Name;

    public void Score(PruningContext context, Span<double> scores)
    {
        Contexts.Add(context);
        inner.Score(context, scores);
    }
}
