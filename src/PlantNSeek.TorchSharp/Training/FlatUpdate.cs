using PlantNSeek.Networks;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Tensors;
using PlantNSeek.Training;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Training;

/// <summary>A step of an optimiser over all parameters at once. A masked entry has no gradient and so never moves from 0.</summary>
internal abstract class FlatUpdate : IDisposable
{
    private readonly bool _decaysMasked;

    private protected FlatUpdate(FlatModule module, Mask mask, float[]? raw)
    {
        Module = module;
        using var scope = NewDisposeScope();
        if (mask.KeptCount < mask.Length)
        {
            float[] kept = [.. Enumerable.Range(0, module.TrainedCount).Select(i => mask[i] ? 1f : 0)];
            Mask = Spans.Of<float>(kept, [kept.Length]).to(module.Type).to(module.Device).DetachFromDisposeScope();
        }

        _decaysMasked = raw is not null;
        Raw = raw is null ? module.Flat : Spans.Of<float>(raw.AsSpan(0, module.TrainedCount), [module.TrainedCount]).to(module.Type).to(module.Device).DetachFromDisposeScope();
    }

    /// <summary>What is stepped: the module's parameters, or where masked entries decay too what lies behind the mask.</summary>
    public Tensor Raw { get; }

    private protected FlatModule Module { get; }

    private protected Tensor? Mask { get; }

    private protected abstract IEnumerable<Tensor> State { get; }

    public static FlatUpdate Of(OptimizerSettings settings, FlatModule module, Mask mask, float[]? raw) => settings switch
    {
        AdamSettings adam => new AdamFlatUpdate(adam, module, mask),
        SgdSettings sgd => new SgdFlatUpdate(sgd, module, mask, raw),
        _ => throw new ArgumentException($"the optimiser is {settings.GetType().Name}; it is one of {nameof(AdamSettings)}, {nameof(SgdSettings)}", nameof(settings)),
    };

    /// <summary>One step along the module's gradient.</summary>
    public void Step(double rate)
    {
        using var untracked = no_grad();
        if (Mask is not null)
        {
            Module.Gradient.mul_(Mask);
        }

        Follow(Module.Gradient, rate);
        if (_decaysMasked)
        {
            Module.Flat.copy_(Mask is null ? Raw : Raw.mul(Mask));
        }
    }

    /// <summary>Takes over the state of another, 0 where either masks.</summary>
    public virtual void ContinueFrom(FlatUpdate other)
    {
        if (other.GetType() != GetType())
        {
            throw new ArgumentException($"the other session's optimiser is {other.GetType().Name}; this one's is {GetType().Name}", nameof(other));
        }

        using var untracked = no_grad();
        foreach (var (own, theirs) in State.Zip(other.State))
        {
            own.copy_(theirs);
            if (Mask is not null)
            {
                own.mul_(Mask);
            }
        }
    }

    /// <summary>The first entry of the state that is infinite or not a number; -1 where none is.</summary>
    public int FirstNonFinite()
    {
        var values = new double[Module.TrainedCount];
        foreach (var tensor in State)
        {
            tensor.CopyTo(values);
            if (Array.FindIndex(values, static v => !double.IsFinite(v)) is >= 0 and var at)
            {
                return at;
            }
        }

        return -1;
    }

    public void Dispose()
    {
        foreach (var tensor in State)
        {
            tensor.Dispose();
        }

        Mask?.Dispose();
        if (_decaysMasked)
        {
            Raw.Dispose();
        }
    }

    private protected abstract void Follow(Tensor gradient, double rate);

    private protected Tensor NewState() => zeros([Module.TrainedCount], Module.Type, Module.Device).DetachFromDisposeScope();
}
