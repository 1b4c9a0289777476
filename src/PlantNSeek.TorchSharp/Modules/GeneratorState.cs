using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Modules;

/// <summary>Puts libtorch's generator back to where it was: nothing of ours moves it, whatever a user's module draws when it is made.</summary>
internal sealed class GeneratorState : IDisposable
{
    private readonly Tensor _before = get_rng_state().DetachFromDisposeScope();

    /// <summary>Whether something was drawn since.</summary>
    public bool HasMoved
    {
        get
        {
            using var now = get_rng_state();
            return !now.bytes.SequenceEqual(_before.bytes);
        }
    }

    public void Dispose()
    {
        set_rng_state(_before);
        _before.Dispose();
    }
}
