using PlantNSeek.Engines;
using PlantNSeek.Networks;
using PlantNSeek.Training;

namespace PlantNSeek.TorchSharp.Tests.Pictures;

/// <summary>The engine, and how many trainings were begun on it.</summary>
internal sealed class CountingEngine : IEngine
{
    private static readonly TorchEngine Inner = TorchEngine.Instance;

    public int Begun { get; private set; }

    public string Name => Inner.Name;

    public bool IsBitIdentical => Inner.IsBitIdentical;

    public string Description => Inner.Description;

    public EngineFacts? Facts => Inner.Facts;

    public bool Supports(NetworkGraph graph) => Inner.Supports(graph);

    public IDifferentiableNetwork Network(NetworkGraph graph, ScoringMode scoring) => Inner.Network(graph, scoring);

    public ITrainer Trainer(NetworkGraph graph) => new CountingTrainer(this, Inner.Trainer(graph));

    private sealed class CountingTrainer(CountingEngine engine, ITrainer inner) : ITrainer
    {
        public string Engine => inner.Engine;

        public bool IsBitIdentical => inner.IsBitIdentical;

        public ParameterLayout Layout => inner.Layout;

        public ITrainingSession Begin(ReadOnlySpan<float> parameters, Mask mask, ISampleSource data, LossFunction loss, OptimizerSettings optimizer, int batchSize)
        {
            engine.Begun++;
            return inner.Begin(parameters, mask, data, loss, optimizer, batchSize);
        }
    }
}
