using BenchmarkDotNet.Attributes;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;

namespace PlantNSeek.Benchmarks;

/// <summary>From a million scores to a mask, and from the mask to parameters.</summary>
public class SelectionBenchmarks
{
    private ParameterLayout _layout = null!;
    private double[] _scores = null!;
    private float[] _parameters = null!;
    private Mask _all = null!, _mask = null!;

    /// <summary>The share that is kept.</summary>
    [Params(0.5, 0.01)]
    public double Density { get; set; }

    /// <summary>Draws the scores.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _layout = Architecture.Uniform(2, 577, 4, 6).Layout;
        var random = new RandomStream(1, "scores");
        _scores = new double[_layout.Count];
        for (var i = 0; i < _scores.Length; i++)
        {
            _scores[i] = random.NextUniform(0, 1);
        }

        _parameters = Array.ConvertAll(_scores, s => (float)s);
        _all = Mask.All(_layout.Count);
        _mask = Select();
    }

    /// <summary>The best by score, over all tensors.</summary>
    [Benchmark]
    public Mask Select() => Selection.Select(_scores, _layout, _all, PruningBudget.At(new Density(Density)));

    /// <summary>What the mask keeps, the rest zero.</summary>
    [Benchmark]
    public float[] ApplyMask() => _mask.Apply<float>(_parameters);

    /// <summary>What two masks both keep.</summary>
    [Benchmark]
    public Mask Intersect() => _mask.And(_all);
}
