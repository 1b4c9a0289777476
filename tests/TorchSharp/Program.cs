using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Tests.Lifetime;
using PlantNSeek.Training;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Tests;

/// <summary>Prints the digest of scores and of a training, and the number of threads. The argument is the state that libtorch's own generator is put into.</summary>
internal static class Program
{
    public static void Main(string[] arguments)
    {
        TorchEngine.Load();
        random.manual_seed(long.Parse(arguments[0], System.Globalization.CultureInfo.InvariantCulture));
        rand(int.Parse(arguments[0], System.Globalization.CultureInfo.InvariantCulture)).Dispose();
        Console.WriteLine($"{Digest()} {get_num_threads()}");
    }

    public static string Digest()
    {
        using var session = LifetimeCase.Begin(new AdamSettings(1e-2) { WeightDecay = 1e-4, Decoupled = true });
        for (var i = 0; i < 20; i++)
        {
            session.Step(LifetimeCase.Samples);
        }

        var trained = session.GetParameters();
        using var network = new TorchNetwork(TorchModel.Of(LifetimeCase.Definition));
        var context = PruningContext.Of(network, trained, LifetimeCase.Mask, LifetimeCase.Data, LossFunction.For(LifetimeCase.Data), new RandomStream(1, "digest"));
        var scores = PrunerCatalog.All.SelectMany(pruner => pruner.Scores(context)).ToArray();
        return Convert.ToHexStringLower(SHA256.HashData([.. MemoryMarshal.AsBytes(trained.AsSpan()), .. MemoryMarshal.AsBytes(scores.AsSpan())]));
    }
}
