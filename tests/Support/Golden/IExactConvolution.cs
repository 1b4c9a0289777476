using PlantNSeek.Networks;
using PlantNSeek.TestSupport.Oracle.Convolution;
using PlantNSeek.Training;

namespace PlantNSeek.TestSupport.Golden;

/// <summary>A network with convolutions whose numbers are compared with the reference files, in every mode of BatchNorm and for parameters in double.</summary>
internal interface IExactConvolution : IDisposable
{
    /// <summary>What each node gives, by its name, and the input: <c>[sample, channel, row, column]</c>.</summary>
    IReadOnlyDictionary<string, double[]> Maps(double[] parameters, double[] inputs, NormalisationMode mode);

    /// <summary>The outputs <c>[count, out]</c>.</summary>
    double[] Outputs(double[] parameters, double[] inputs, NormalisationMode mode);

    /// <summary>The mean loss and its derivative by each number of the buffer, 0 for running statistics.</summary>
    double LossAndGradient(double[] parameters, Batch batch, LossFunction loss, NormalisationMode mode, double[] gradient);

    /// <summary>The Hessian of the mean loss times a direction.</summary>
    void HessianVectorProduct(double[] parameters, Batch batch, LossFunction loss, NormalisationMode mode, double[] direction, double[] product);

    /// <summary>The derivative of the weighted sum of the outputs for one input.</summary>
    void OutputGradient(double[] parameters, double[] input, double[] outputWeights, NormalisationMode mode, double[] gradient);

    /// <summary>The buffer after one pass over a batch in training, which moves the running statistics.</summary>
    double[] AfterPass(double[] parameters, double[] inputs);

    /// <summary>A training that masks entries and takes the whole batch in each step.</summary>
    IExactTraining Begin(double[] parameters, bool[] mask, Batch batch, LossFunction loss, OptimizerSettings settings);

    /// <summary>The network as the library's pruners see it.</summary>
    IDifferentiableNetwork Network(ScoringMode scoring);
}
