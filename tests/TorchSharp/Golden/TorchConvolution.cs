using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TestSupport.Oracle.Convolution;
using PlantNSeek.TorchSharp.Modules;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Tensors;
using PlantNSeek.Training;
using static TorchSharp.torch;
using Values = PlantNSeek.TorchSharp.Tensors.Spans;

namespace PlantNSeek.TorchSharp.Tests.Golden;

/// <summary>A network on libtorch, compared with the reference files. What the engine's network gives is taken from there; what only the files ask for, from its module.</summary>
internal sealed class TorchConvolution : IExactConvolution
{
    private readonly TorchModel _model;
    private readonly TorchOptions _options;
    private readonly FlatModule _module;
    private readonly TorchNetwork _fair, _published;

    public TorchConvolution(NetworkDefinition definition, Precision precision)
    {
        (_model, _options) = (TorchModel.Of(definition), new TorchOptions { Precision = precision });
        _module = new FlatModule(_model, precision, _options.Device);
        (_fair, _published) = (new TorchNetwork(_model, ScoringMode.Fair, _options), new TorchNetwork(_model, ScoringMode.Published, _options));
    }

    /// <summary>In double, within 1e-9.</summary>
    public static ConvolutionEngine InDouble { get; } = new(static network => new TorchConvolution(DefinitionJson.Read(network), Precision.Double), 1e-9, 1e-9);

    /// <summary>In single precision, within 1e-5.</summary>
    public static ConvolutionEngine InSingle { get; } = new(static network => new TorchConvolution(DefinitionJson.Read(network), Precision.Single), 1e-5, 1e-5);

    public IReadOnlyDictionary<string, double[]> Maps(double[] parameters, double[] inputs, NormalisationMode mode) =>
        Compute(parameters, inputs, mode, (module, x) => module.Compute(x).ToDictionary(static map => map.Key, static map => ToArray(map.Value)));

    public double[] Outputs(double[] parameters, double[] inputs, NormalisationMode mode)
    {
        if (_options.Precision == Precision.Double || mode != NormalisationMode.RunningStatistics || !IsSingle(parameters))
        {
            return Compute(parameters, inputs, mode, static (module, x) => ToArray(module.forward(x)));
        }

        var outputs = new float[inputs.Length / _model.InputWidth * _model.OutputWidth];
        _fair.Outputs(Narrow(parameters), Narrow(inputs), outputs);
        return Array.ConvertAll(outputs, static y => (double)y);
    }

    public double LossAndGradient(double[] parameters, Batch batch, LossFunction loss, NormalisationMode mode, double[] gradient) => IsSingle(parameters)
        ? Of(mode).LossAndGradient(Narrow(parameters), batch, loss, gradient)
        : ExactLossAndGradient(parameters, batch, loss, mode, gradient);

    public void HessianVectorProduct(double[] parameters, Batch batch, LossFunction loss, NormalisationMode mode, double[] direction, double[] product)
    {
        Assert.That(IsSingle(parameters), "the engine takes parameters in single precision");
        Of(mode).HessianVectorProduct(Narrow(parameters), batch, loss, direction, product);
    }

    public void OutputGradient(double[] parameters, double[] input, double[] outputWeights, NormalisationMode mode, double[] gradient) =>
        (mode == NormalisationMode.Identity ? _fair : _published).OutputGradient(parameters, input, outputWeights, gradient);

    public double[] AfterPass(double[] parameters, double[] inputs)
    {
        Compute(parameters, inputs, NormalisationMode.BatchStatistics, static (module, x) => ToArray(module.forward(x)));
        double[] after = [.. parameters];
        _module.CopyTo(after);
        return after;
    }

    public IExactTraining Begin(double[] parameters, bool[] mask, Batch batch, LossFunction loss, OptimizerSettings settings)
    {
        Assert.That(IsSingle(parameters), "the engine takes parameters in single precision");
        return new TorchExactTraining(_model, _options, Narrow(parameters), Mask.FromBits(mask), batch, loss, settings);
    }

    public IDifferentiableNetwork Network(ScoringMode scoring) => new TorchNetwork(_model, scoring, _options);

    public void Dispose()
    {
        _module.Dispose();
        _fair.Dispose();
        _published.Dispose();
    }

    private TorchNetwork Of(NormalisationMode mode) => mode == NormalisationMode.BatchStatistics ? _fair : _published;

    private double ExactLossAndGradient(double[] parameters, Batch batch, LossFunction loss, NormalisationMode mode, double[] gradient)
    {
        using var scope = NewDisposeScope();
        _module.Load(parameters);
        _module.Gradient.zero_();
        var outputs = _module.Forward(_module.Inputs(batch.Inputs), mode == NormalisationMode.BatchStatistics);
        var value = TorchLoss.Of(outputs, TorchLoss.Targets(_module, batch.Labels, batch.Values), loss);
        value.backward();
        _module.Gradient.CopyTo(gradient.AsSpan(0, _module.TrainedCount));
        return ToArray(value)[0];
    }

    private T Compute<T>(double[] parameters, double[] inputs, NormalisationMode mode, Func<DefinitionModule, Tensor, T> compute)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var bypass = mode == NormalisationMode.Identity ? NormalisationBypass.Of(_module.Module) : null;
        _module.Load(parameters);
        _module.Module.train(mode == NormalisationMode.BatchStatistics);
        var samples = Values.Of<double>(inputs, [inputs.Length / _model.InputWidth, .. _model.SampleShape]).to(_module.Type);
        return compute((DefinitionModule)_module.Module, samples);
    }

    private static bool IsSingle(double[] parameters) => parameters.All(static p => (float)p == p);

    private static float[] Narrow(double[] values) => Array.ConvertAll(values, static v => (float)v);

    private static double[] ToArray(Tensor tensor)
    {
        var values = new double[tensor.numel()];
        tensor.CopyTo(values);
        return values;
    }
}
