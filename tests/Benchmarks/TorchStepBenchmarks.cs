using BenchmarkDotNet.Attributes;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Models;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.TorchSharp;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Training;
using PlantNSeek.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace PlantNSeek.Benchmarks;

/// <summary>A full Adam step on the engine torch beside the same step as one writes it with TorchSharp's own modules and optimiser, samples copied in by both.</summary>
public class TorchStepBenchmarks
{
    private ITrainingSession _session = null!;
    private nn.Module<Tensor, Tensor> _module = null!;
    private optim.Optimizer _optimizer = null!;
    private Batch _data = null!;
    private int[] _samples = null!;
    private long[] _shape = null!;
    private long[] _labels = null!;

    /// <summary>The dense network of Circle at depth 5, a VGG16 of an eighth of its channels, a ResNet-8.</summary>
    [Params("dense", "vgg16/8", "resnet8")]
    public string Model { get; set; } = "";

    /// <summary>Prepares both.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        TorchEngine.Load();
        var (definition, batch) = Model switch
        {
            "dense" => (Architecture.Uniform(2, 100, 4, 5).Graph.AsDefinition!, 32),
            "vgg16/8" => (ModelCatalog.Make("vgg16", ModelShape.Cifar(0.125)), 128),
            _ => (ModelCatalog.Make("resnet8", new ModelShape(new FeatureShape(3, 16, 16), 10, 0.5)), 64),
        };
        var (random, width, classes) = (new RandomStream(1, "bench"), definition.Input.Size, definition.Output.Size);
        _data = Batch.Classification([.. Enumerable.Range(0, batch * width).Select(_ => (float)random.NextNormal())], width, [.. Enumerable.Range(0, batch).Select(i => i % classes)], classes);
        _samples = [.. Enumerable.Range(0, batch)];
        _labels = [.. _data.Labels.ToArray().Select(label => (long)label)];
        _shape = definition.Input.Pixels == 1 ? [batch, width] : [batch, definition.Input.Channels, definition.Input.Rows, definition.Input.Columns];
        var parameters = Initialisation.Draw(definition, InitialisationRule.He, random);
        _session = new TorchTrainer(TorchModel.Of(definition)).Begin(parameters, Mask.All(parameters.Length), _data, LossFunction.For(_data), new AdamSettings(1e-4), batch);
        _module = new PlainModule(definition);
        _optimizer = optim.Adam(_module.parameters(), 1e-4);
        _module.train();
    }

    /// <summary>TorchSharp's own modules and Adam.</summary>
    [Benchmark(Baseline = true)]
    public float Plain()
    {
        using var scope = NewDisposeScope();
        var inputs = empty(_shape, float32);
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(_data.Inputs).CopyTo(inputs.bytes);
        var loss = nn.functional.cross_entropy(_module.forward(inputs), tensor(_labels));
        _optimizer.zero_grad();
        loss.backward();
        _optimizer.step();
        return loss.item<float>();
    }

    /// <summary>The engine.</summary>
    [Benchmark]
    public double Engine() => _session.Step(_samples);

    /// <summary>TorchSharp's modules, called one by one in the order of a definition.</summary>
    private sealed class PlainModule : nn.Module<Tensor, Tensor>
    {
        private readonly NetworkDefinition _definition;
        private readonly Dictionary<string, nn.Module<Tensor, Tensor>> _modules = [];

        public PlainModule(NetworkDefinition definition)
            : base("plain")
        {
            _definition = definition;
            foreach (var node in definition.Nodes)
            {
                if (Make(node, definition) is { } module)
                {
                    _modules[node.Name] = module;
                    register_module(node.Name.Replace('.', '_'), module);
                }
            }
        }

        public override Tensor forward(Tensor input)
        {
            var given = new Dictionary<string, Tensor> { [NetworkNode.Input] = input };
            foreach (var node in _definition.Nodes)
            {
                var x = given[node.Reads[0]];
                given[node.Name] = node switch
                {
                    SumNode s => x + given[s.Other],
                    PaddedShortcutNode p => nn.functional.pad(x.slice(2, 0, x.shape[2], p.Stride).slice(3, 0, x.shape[3], p.Stride), [0, 0, 0, 0, p.Before, p.Behind]),
                    GlobalAverageNode => x.mean([2, 3], true),
                    LinearNode => _modules[node.Name].forward(x.flatten(1)),
                    _ => _modules[node.Name].forward(x),
                };
            }

            return given[_definition.Nodes[^1].Name].flatten(1);
        }

        private static nn.Module<Tensor, Tensor>? Make(NetworkNode node, NetworkDefinition definition) => node switch
        {
            ConvolutionNode c => nn.Conv2d(definition.Shapes[c.From].Channels, c.Outputs, c.KernelRows, c.Stride, c.Padding, bias: c.HasBias),
            LinearNode l => nn.Linear(definition.Shapes[l.From].Size, l.Outputs, l.HasBias),
            NormalisationNode n => nn.BatchNorm2d(definition.Shapes[n.From].Channels, affine: n.IsAffine),
            ReluNode => nn.ReLU(),
            MaxPoolingNode m => nn.MaxPool2d(m.Window, m.Stride),
            AveragePoolingNode a => nn.AvgPool2d(a.Window, a.Stride),
            _ => null,
        };
    }
}
