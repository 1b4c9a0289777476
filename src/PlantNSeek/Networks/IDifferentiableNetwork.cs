namespace PlantNSeek.Networks;

/// <summary>
/// All that a pruner may see of a network. Parameters are always passed in, flat and in <see cref="Layout"/> order, with
/// masked entries already +0, so gradients are dense: they are also given at masked positions (FORCE, RigL, edge-popup).
/// Implementations change none of their arguments but the named results, which they overwrite, and give the same bits for the
/// same input. Parameter, gradient, direction and product spans are <c>Layout.Count</c> long; another length is an
/// <see cref="ArgumentException"/>.
/// </summary>
public interface IDifferentiableNetwork
{
    /// <summary>What the parameters connect.</summary>
    NetworkGraph Graph { get; }

    /// <summary>Where each parameter lives.</summary>
    ParameterLayout Layout => Graph.Layout;

    /// <summary>What normalisations do in gradients, Hessian-vector products and flows; outputs always use the running statistics.</summary>
    ScoringMode Scoring => ScoringMode.Fair;

    /// <summary>Numbers in an input: of an image its channels times its pixels.</summary>
    int InputWidth { get; }

    /// <summary>Numbers in an output.</summary>
    int OutputWidth { get; }

    /// <summary>The outputs <c>[count, out]</c> for inputs <c>[count, in]</c>, both row by row.</summary>
    /// <exception cref="ArgumentException">A length does not fit the layout.</exception>
    void Outputs(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>The mean loss over the batch; <paramref name="gradient"/> receives its derivative by every parameter.</summary>
    /// <exception cref="ArgumentException">A length or the batch's widths do not fit the layout.</exception>
    double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient);

    /// <summary><paramref name="product"/> receives the Hessian of the mean loss times <paramref name="direction"/>.</summary>
    /// <exception cref="ArgumentException">A length or the batch's widths do not fit the layout.</exception>
    void HessianVectorProduct(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product);

    /// <summary>
    /// <paramref name="gradient"/> receives the derivative of sum_k outputWeights[k] * output[k] by every parameter, for one
    /// input (input width long) and output weights (output width long), at parameters given in double (SynFlow asks at |theta|,
    /// where products over depth leave the range of a float).
    /// </summary>
    /// <exception cref="ArgumentException">A length does not fit the layout.</exception>
    void OutputGradient(ReadOnlySpan<double> parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, Span<double> gradient);
}
