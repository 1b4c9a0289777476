using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.TorchSharp.Loading;
using PlantNSeek.TorchSharp.Modules;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Networks;

/// <summary>A network that libtorch computes: how its module is made, where its parameters live, and what it reads and gives.</summary>
public sealed class TorchModel : IEquatable<TorchModel>
{
    private readonly Func<nn.Module<Tensor, Tensor>> _make;
    private readonly NetworkDefinition? _definition;

    private TorchModel(string name, NetworkGraph graph, ReadOnlySpan<long> sampleShape, int outputWidth, Func<nn.Module<Tensor, Tensor>> make, NetworkDefinition? definition = null)
    {
        _definition = definition;
        (Name, Graph, SampleShape, OutputWidth, _make) = (name, graph, sampleShape.ToArray(), outputWidth, make);
        InputWidth = (int)SampleShape.Aggregate(1L, static (a, b) => a * b);
    }

    /// <summary>What messages and results call it.</summary>
    public string Name { get; }

    /// <summary>What its parameters connect; not complete where the module fits no graph.</summary>
    public NetworkGraph Graph { get; }

    /// <summary>Where each parameter lives.</summary>
    public ParameterLayout Layout => Graph.Layout;

    /// <summary>Numbers in a sample.</summary>
    public int InputWidth { get; }

    /// <summary>Numbers in an output.</summary>
    public int OutputWidth { get; }

    /// <summary>The extents of a sample as the module takes it.</summary>
    internal long[] SampleShape { get; }

    /// <summary>The network of a graph that knows its operations.</summary>
    /// <exception cref="NotSupportedException">The graph does not know them.</exception>
    public static TorchModel Of(NetworkGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var definition = graph.AsDefinition ?? throw new NotSupportedException($"the engine 'torch' takes a graph that knows its operations (NetworkDefinition.Graph); this one, of {graph.Layout}, does not");
        var input = definition.Input;
        long[] sample = input.Pixels == 1 ? [input.Channels] : [input.Channels, input.Rows, input.Columns];
        return new TorchModel(definition.Name, graph, sample, definition.Output.Size, () => new DefinitionModule(definition), definition);
    }

    /// <summary>The network of a definition.</summary>
    public static TorchModel Of(NetworkDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Of(definition.Graph);
    }

    /// <summary>
    /// Any module. Its parameters keep their names; those of two extents or more can be pruned, and so can the bias beside one; all others are trained and never
    /// pruned, and what the module has frozen is left alone. A <c>Sequential</c> of modules that a definition has is read as one, and its graph is complete;
    /// of any other module nothing is known of what its parameters connect.
    /// </summary>
    /// <param name="make">Makes the module, a new one in each call, always with the same parameters' names and extents.</param>
    /// <param name="sampleShape">The extents of one sample, such as 3, 32, 32.</param>
    /// <exception cref="ArgumentException">The module cannot read such samples or gives no vector for each, or has a name that it uses twice.</exception>
    /// <exception cref="NotSupportedException">The module's forward draws random numbers, as dropout does, or two places share a parameter.</exception>
    public static TorchModel Of(Func<nn.Module<Tensor, Tensor>> make, params ReadOnlySpan<long> sampleShape)
    {
        ArgumentNullException.ThrowIfNull(make);
        LoadedRuntime.Require();
        using var scope = NewDisposeScope();
        using var state = new GeneratorState();
        var (module, another) = (make(), make());
        if (ReferenceEquals(module, another))
        {
            throw new ArgumentException($"the function gave the same {ModuleFacts.NameOf(module)} twice; it must make a new module in each call", nameof(make));
        }

        using (module)
        using (another)
        {
            var (width, name) = (ModuleFacts.OutputWidth(module, sampleShape), ModuleFacts.NameOf(module));
            return new TorchModel(name, ModuleGraph.Of(another, sampleShape), sampleShape, width, make);
        }
    }

    /// <summary>
    /// The parameters that the module is made with, in layout order. What its constructor draws comes from libtorch's generator, whose state is put back: without a
    /// seed (<c>torch.random.manual_seed</c>) before it, they differ from process to process.
    /// </summary>
    public float[] InitialParameters() => Read(static _ => { });

    /// <summary>The parameters of a file that PyTorch's <c>torch.save(model.state_dict(), path)</c> wrote, in layout order.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file has other tensors than the module, or of other extents; the message names the file and the tensors.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public float[] ReadStateDict(string path) => Read(module => StateDictFile.Load(module, path));

    /// <summary>A new module, which the caller disposes. The state of libtorch's generator is as before.</summary>
    public nn.Module<Tensor, Tensor> MakeModule()
    {
        LoadedRuntime.Require();
        using var state = new GeneratorState();
        return _make();
    }

    /// <inheritdoc/>
    public bool Equals(TorchModel? other) => ReferenceEquals(this, other)
        || (other is not null && (_definition is not null ? _definition.Equals(other._definition) : other._definition is null && _make.Equals(other._make) && SampleShape.AsSpan().SequenceEqual(other.SampleShape)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TorchModel);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Layout);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private float[] Read(Action<nn.Module<Tensor, Tensor>> change)
    {
        using var scope = NewDisposeScope();
        using var module = new FlatModule(this, TorchOptions.Default.Precision, TorchOptions.Default.Device, change);
        var parameters = new float[Layout.Count];
        module.CopyTo(parameters);
        return parameters;
    }
}
