namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>
/// A network as a list of modules, in the order of their evaluation; the last one gives the outputs. All its tensors lie in one flat buffer: weights and
/// biases module by module, which can be pruned, then scales and shifts, then running statistics.
/// </summary>
public sealed class OracleModules
{
    private readonly Dictionary<string, int> _offsets = [];

    internal OracleModules(MapShape input, params OracleModule[] modules)
    {
        (InputShape, Modules) = (input, modules);
        var tensors = modules.SelectMany(module => module.Tensors).ToArray();
        Tensors = [.. tensors.OrderBy(tensor => tensor.IsPrunable ? 0 : tensor.IsStatistic ? 2 : 1)];
        foreach (var tensor in Tensors)
        {
            _offsets.Add(tensor.Name, Count);
            Count += tensor.Length;
        }

        var shapes = new Dictionary<string, MapShape> { [OracleModule.Input] = input };
        foreach (var module in modules)
        {
            shapes.Add(module.Name, module.OutputShape([.. module.From.Select(name => shapes[name])]));
        }

        Shapes = shapes;
    }

    internal MapShape InputShape { get; }

    internal IReadOnlyList<OracleModule> Modules { get; }

    /// <summary>What each module gives, by its name, and the input.</summary>
    internal IReadOnlyDictionary<string, MapShape> Shapes { get; }

    /// <summary>All tensors in the order of the buffer.</summary>
    internal IReadOnlyList<OracleTensor> Tensors { get; }

    /// <summary>Numbers in the buffer.</summary>
    internal int Count { get; }

    /// <summary>Numbers that a pruner may take out: the first ones of the buffer.</summary>
    internal int PrunableCount => Tensors.Where(tensor => tensor.IsPrunable).Sum(tensor => tensor.Length);

    /// <summary>Outputs of a sample.</summary>
    internal int OutputWidth => Shapes[Modules[^1].Name].Size;

    /// <summary>Where a tensor starts in the buffer.</summary>
    internal int OffsetOf(string tensor) => _offsets[tensor];

    /// <summary>Whether each number of the buffer is in a tensor of the kind that is asked for.</summary>
    internal bool[] Where(Func<OracleTensor, bool> kind) => [.. Tensors.SelectMany(tensor => Enumerable.Repeat(kind(tensor), tensor.Length))];
}
