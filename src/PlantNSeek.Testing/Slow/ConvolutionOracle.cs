using PlantNSeek.Networks;
using PlantNSeek.Testing.Slow.Modules;

namespace PlantNSeek.Testing.Slow;

/// <summary>
/// The second, slow implementation of networks with convolutions: plain loops in double, the way back written by hand. Hessian times direction is the
/// derivative, along the direction, that the gradient carries (dual numbers).
/// </summary>
internal sealed class ConvolutionOracle(OracleModules modules)
{
    public OracleModules Modules { get; } = modules;

    /// <summary>What each module gives, by its name, and the input.</summary>
    public IReadOnlyDictionary<string, FeatureMaps> Maps(ReadOnlySpan<double> parameters, ReadOnlySpan<double> inputs, NormalisationMode mode) =>
        Forward(new OraclePass(Modules, Dual.Lift(parameters, default), mode), inputs);

    /// <summary>The outputs <c>[count, out]</c>.</summary>
    public double[] Outputs(ReadOnlySpan<double> parameters, ReadOnlySpan<double> inputs, NormalisationMode mode) =>
        [.. Maps(parameters, inputs, mode)[Modules.Modules[^1].Name].Values.Select(y => y.Value)];

    /// <summary>The mean loss over a batch and its derivative by each number of the buffer, 0 for running statistics.</summary>
    public double LossAndGradient(ReadOnlySpan<double> parameters, Batch batch, LossFunction loss, NormalisationMode mode, Span<double> gradient)
    {
        var (value, derivatives) = LossAndGradient(Dual.Lift(parameters, default), batch, loss, mode);
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] = derivatives[i].Value;
        }

        return value.Value;
    }

    /// <summary>The Hessian of the mean loss times a direction, whose entries at running statistics count as 0.</summary>
    public void HessianVectorProduct(
        ReadOnlySpan<double> parameters, Batch batch, LossFunction loss, NormalisationMode mode, ReadOnlySpan<double> direction, Span<double> product)
    {
        var constant = Modules.Where(tensor => tensor.IsStatistic);
        double[] along = [.. direction.ToArray().Select((d, i) => constant[i] ? 0 : d)];
        var (_, derivatives) = LossAndGradient(Dual.Lift(parameters, along), batch, loss, mode);
        for (var i = 0; i < product.Length; i++)
        {
            product[i] = derivatives[i].Tangent;
        }
    }

    /// <summary>The derivative of the weighted sum of the outputs for one input.</summary>
    public void OutputGradient(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, NormalisationMode mode, Span<double> gradient)
    {
        var pass = new OraclePass(Modules, Dual.Lift(parameters, default), mode);
        Backward(pass, Forward(pass, input), Dual.Lift(outputWeights, default));
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] = pass.Gradient[i].Value;
        }
    }

    /// <summary>Moves the running statistics in the buffer as one pass over a batch in training does.</summary>
    public void UpdateStatistics(double[] parameters, ReadOnlySpan<double> inputs)
    {
        BatchNormModule[] normalisations = [.. Modules.Modules.OfType<BatchNormModule>()];
        if (normalisations.Length == 0)
        {
            return;
        }

        var pass = new OraclePass(Modules, Dual.Lift(parameters, default), NormalisationMode.BatchStatistics);
        var maps = Forward(pass, inputs);
        foreach (var (tensor, moved) in normalisations.SelectMany(module => module.Moved(pass, maps[module.From[0]])))
        {
            moved.CopyTo(parameters, Modules.OffsetOf(tensor.Name));
        }
    }

    private (Dual Loss, Dual[] Gradient) LossAndGradient(Dual[] theta, Batch batch, LossFunction loss, NormalisationMode mode)
    {
        var pass = new OraclePass(Modules, theta, mode);
        var maps = Forward(pass, [.. batch.Inputs.ToArray().Select(x => (double)x)]);
        Dual sum = 0;
        var derivatives = new List<Dual>();
        foreach (var (sample, outputs) in maps[Modules.Modules[^1].Name].Values.Chunk(Modules.OutputWidth).Index())
        {
            var (value, derivative) = OracleLoss.OfSample(outputs, batch, sample, loss);
            sum += value;
            derivatives.AddRange(derivative);
        }

        Backward(pass, maps, [.. derivatives]);
        return (sum, pass.Gradient);
    }

    private Dictionary<string, FeatureMaps> Forward(OraclePass pass, ReadOnlySpan<double> inputs)
    {
        var count = inputs.Length / Modules.InputShape.Size;
        var maps = new Dictionary<string, FeatureMaps> { [OracleModule.Input] = new(count, Modules.InputShape) { Values = Dual.Lift(inputs, default) } };
        foreach (var module in Modules.Modules)
        {
            var output = new FeatureMaps(count, Modules.Shapes[module.Name]);
            module.Forward(pass, [.. module.From.Select(name => maps[name])], output);
            maps.Add(module.Name, output);
        }

        return maps;
    }

    private void Backward(OraclePass pass, Dictionary<string, FeatureMaps> maps, Dual[] outputDerivatives)
    {
        var deltas = maps.ToDictionary(map => map.Key, map => new FeatureMaps(map.Value.Count, map.Value.Shape));
        outputDerivatives.CopyTo(deltas[Modules.Modules[^1].Name].Values, 0);
        foreach (var module in Modules.Modules.Reverse())
        {
            module.Backward(pass, [.. module.From.Select(name => maps[name])], deltas[module.Name], [.. module.From.Select(name => deltas[name])]);
        }
    }
}
