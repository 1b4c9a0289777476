using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Tensors;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Pruners;

/// <summary>
/// A pruner written with tensors. Its function gets the network as a module, with the parameters as the mask has them, and the samples, and gives scores by the
/// names of the parameters, each of its parameter's shape.
/// </summary>
/// <remarks>
/// <para>The network is that of a <see cref="TorchNetwork"/>, with its options, or of any other engine whose graph knows its operations, in double precision on the
/// processor. Normalisations use the statistics of the batch where <see cref="ScoringMode.UsesBatchStatistics"/> says so (the module is in training mode), and
/// else the running ones.</para>
/// <para>Parameters ask for gradients, which are 0 at first: the function may call <c>backward</c>. What it changes in values, gradients or modes is undone before the
/// next call; it must not replace parameters, or change their type or device. All tensors that it makes are disposed after it.</para>
/// <para>Every tensor that can be pruned needs scores; those that never are (scales, shifts, statistics) may have some, and have 0 else.</para>
/// </remarks>
/// <param name="name">The name by which the pruner is reported.</param>
/// <param name="score">Gives the scores.</param>
public sealed class TorchPruner(string name, Func<nn.Module<Tensor, Tensor>, TorchBatch, Dictionary<string, Tensor>> score) : IPruner
{
    private static readonly TorchOptions Exact = new() { Precision = Precision.Double };

    private readonly Func<nn.Module<Tensor, Tensor>, TorchBatch, Dictionary<string, Tensor>> _score = score ?? throw new ArgumentNullException(nameof(score));

    /// <inheritdoc/>
    public string Name { get; } = string.IsNullOrWhiteSpace(name) ? throw new ArgumentException("a pruner needs a name", nameof(name)) : name;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The network is no <see cref="TorchNetwork"/> and its graph does not know its operations, or libtorch cannot be loaded.</exception>
    /// <exception cref="InvalidOperationException">The function gives no scores for a tensor that can be pruned, some for an unknown one, or some of another shape.</exception>
    /// <exception cref="NonFiniteScoreException">A score is NaN or infinite.</exception>
    public void Score(PruningContext context, Span<double> scores)
    {
        ArgumentNullException.ThrowIfNull(context);
        Guard.SameLength(scores.Length, "the score buffer", context.Layout.Count, "the layout");
        var (model, options) = NetworkDecorator.Below(context.Network) is TorchNetwork torch ? (torch.Model, torch.Options) : (TorchModel.Of(context.Graph), Exact);
        var module = ModulePool.Rent(model, options);
        try
        {
            using var scope = NewDisposeScope();
            using var tracked = enable_grad();
            Prepare(module, context);
            ScoredTensors.CopyTo(_score(module.Module, new TorchBatch(module, context.Batch, context.Loss)), Name, context.Layout, scores);
        }
        catch
        {
            module.Dispose(); // whatever the function has left of it
            throw;
        }

        ModulePool.Return(module, options);
    }

    private static void Prepare(FlatModule module, PruningContext context)
    {
        TorchEngine.Load();
        module.Load(context.Parameters.Span);
        foreach (var parameter in module.Parameters)
        {
            parameter.requires_grad = true;
            parameter.grad?.zero_();
        }

        module.Module.train(context.Network.Scoring.UsesBatchStatistics);
    }
}
