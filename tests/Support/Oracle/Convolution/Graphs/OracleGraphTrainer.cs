using PlantNSeek.Networks;
using PlantNSeek.Training;

namespace PlantNSeek.TestSupport.Oracle.Convolution.Graphs;

/// <summary>The slow training of convolutional networks as an engine, in double between the steps.</summary>
public sealed class OracleGraphTrainer(OracleModules modules) : ITrainer
{
    public string Engine => "oracle";

    public bool IsBitIdentical => false;

    public ParameterLayout Layout { get; } = OracleGraph.Of(modules).Layout;

    public ITrainingSession Begin(ReadOnlySpan<float> parameters, Mask mask, ISampleSource data, LossFunction loss, OptimizerSettings optimizer, int batchSize) =>
        new Session(new ConvolutionOracle(modules), parameters.ToArray(), mask, data, loss, optimizer);

    private sealed class Session(ConvolutionOracle oracle, float[] start, Mask mask, ISampleSource data, LossFunction loss, OptimizerSettings optimizer) : ITrainingSession
    {
        private readonly ConvolutionTraining _training = new(
            oracle, OracleGraphNetwork.Widen(start), [.. Enumerable.Range(0, mask.Length).Select(i => mask[i])], loss, optimizer);

        public double LearningRate { get; set; } = optimizer.LearningRate;

        public int Steps { get; private set; }

        public double Step(ReadOnlySpan<int> samples, int epoch = 0)
        {
            Steps++;
            return _training.Step(data.ToBatch(samples, epoch), LearningRate);
        }

        public double LossAndGradient(ReadOnlySpan<int> samples, Span<float> gradient, int epoch = 0)
        {
            var exact = new double[gradient.Length];
            var value = oracle.LossAndGradient(_training.Parameters, data.ToBatch(samples, epoch), loss, NormalisationMode.BatchStatistics, exact);
            for (var i = 0; i < exact.Length; i++)
            {
                gradient[i] = mask[i] ? (float)exact[i] : 0;
            }

            return value;
        }

        public float[] GetParameters() => [.. _training.Parameters.Select((p, i) => mask[i] ? (float)p : start[i])];

        public void ContinueFrom(ITrainingSession previous) => (Steps, LearningRate) = (previous.Steps, previous.LearningRate);

        public void ThrowIfNonFinite()
        {
            if (_training.Parameters.FirstOrDefault(static p => !double.IsFinite(p)) is var wrong && !double.IsFinite(wrong))
            {
                throw new NonFiniteException($"a parameter is {wrong} after {Steps} steps");
            }
        }

        public void Dispose()
        {
        }
    }
}
