using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Benchmarks;

/// <summary>The kernels of a training step on a square layer, 32 samples.</summary>
public unsafe class KernelBenchmarks
{
    private const int Samples = 32;
    private const int Edges = 1024;

    private AlignedBuffer<float> _weights = null!, _inputs = null!, _result = null!, _transposed = null!, _gradient = null!, _panels = null!;
    private AlignedBuffer<int> _deltaOf = null!, _inputOf = null!;

    /// <summary>Units of both layers.</summary>
    [Params(96, 992)]
    public int Width { get; set; }

    /// <summary>Random numbers.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var random = new RandomStream(1, "kernels");
        _weights = Random(Width * Width, random);
        _inputs = Random(Width * Samples, random);
        _transposed = Random(Width * Samples, random);
        _result = new AlignedBuffer<float>(Width * Samples);
        _gradient = new AlignedBuffer<float>(Width * Width);
        _panels = new AlignedBuffer<float>(2 * Samples * 64);
        (_deltaOf, _inputOf) = (new AlignedBuffer<int>(Edges), new AlignedBuffer<int>(Edges));
        for (var edge = 0; edge < Edges; edge++)
        {
            _deltaOf.Pointer[edge] = random.NextInt32(Width) * Samples;
            _inputOf.Pointer[edge] = random.NextInt32(Width) * Samples;
        }
    }

    /// <summary>A layer's forward pass.</summary>
    [Benchmark]
    public void Product()
    {
        var product = new Product<float>
        {
            Weights = _weights.Pointer,
            RowStride = Width,
            ColumnStride = 1,
            Inputs = _inputs.Pointer,
            Result = _result.Pointer,
            Rows = Width,
            Inner = Width,
            Samples = Samples,
        };
        if (Vector512.IsHardwareAccelerated)
        {
            ProductKernel<Vector512<float>, float, FloatLanes512>.Run<RectifiedForm>(product);
        }
        else
        {
            ProductKernel<Vector256<float>, float, FloatLanes256>.Run<RectifiedForm>(product);
        }
    }

    /// <summary>A layer's gradient.</summary>
    [Benchmark]
    public void Outer()
    {
        var outer = new Outer<float>
        {
            Deltas = _inputs.Pointer,
            DeltaStride = Samples,
            Inputs = _transposed.Pointer,
            InputStride = Width,
            Result = _gradient.Pointer,
            ResultStride = Width,
            Rows = Width,
            Columns = Width,
            Samples = Samples,
        };
        var none = default(NoWork);
        if (Vector512.IsHardwareAccelerated)
        {
            OuterKernel<Vector512<float>, float, FloatLanes512>.Run(outer, ref none);
        }
        else
        {
            OuterKernel<Vector256<float>, float, FloatLanes256>.Run(outer, ref none);
        }
    }

    /// <summary>The gradient of 1024 single edges.</summary>
    [Benchmark]
    public void Edge()
    {
        if (Vector512.IsHardwareAccelerated)
        {
            EdgeKernel<Vector512<float>, FloatLanes512>.Run(
                _inputs.Pointer, _deltaOf.Pointer, _transposed.Pointer, _inputOf.Pointer, _gradient.Pointer, Edges, Samples, Samples, _panels.Pointer);
        }
        else
        {
            EdgeKernel<Vector256<float>, FloatLanes256>.Run(
                _inputs.Pointer, _deltaOf.Pointer, _transposed.Pointer, _inputOf.Pointer, _gradient.Pointer, Edges, Samples, Samples, _panels.Pointer);
        }
    }

    private static AlignedBuffer<float> Random(int count, RandomStream random)
    {
        var buffer = new AlignedBuffer<float>(count);
        for (var i = 0; i < count; i++)
        {
            buffer.Pointer[i] = (float)random.NextUniform(-1, 1);
        }

        return buffer;
    }
}
