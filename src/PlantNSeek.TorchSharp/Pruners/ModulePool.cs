using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PlantNSeek.Networks;
using PlantNSeek.TorchSharp.Networks;

namespace PlantNSeek.TorchSharp.Pruners;

/// <summary>Modules that wait to be used again, by their network; calls at the same time have one each.</summary>
internal static class ModulePool
{
    // A graph that nobody holds any more takes its modules with it.
    private static readonly ConditionalWeakTable<NetworkGraph, ConcurrentDictionary<(TorchModel Model, TorchOptions Options), ConcurrentBag<FlatModule>>> Pools = [];

    /// <summary>A module of the network, one that waits where there is one.</summary>
    public static FlatModule Rent(TorchModel model, TorchOptions options) =>
        BagOf(model, options).TryTake(out var module) ? module : new FlatModule(model, options.Precision, options.Device);

    /// <summary>Lets the module wait for the next call.</summary>
    public static void Return(FlatModule module, TorchOptions options) => BagOf(module.Model, options).Add(module);

    private static ConcurrentBag<FlatModule> BagOf(TorchModel model, TorchOptions options) =>
        Pools.GetValue(model.Graph, static _ => new()).GetOrAdd((model, options), static _ => []);
}
