using System.Collections;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Modules;

/// <summary>Files that PyTorch's <c>torch.save(model.state_dict(), path)</c> writes, read by TorchSharp.PyBridge.</summary>
internal static class StateDictFile
{
    // How often a normalisation has been trained, which no computation here reads; a definition's module does not count.
    private const string Count = "num_batches_tracked";

    /// <summary>Sets every parameter and buffer of the module to that of the file.</summary>
    public static void Load(nn.Module module, string path)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var (file, name) = (Read(path), ModuleFacts.NameOf(module));
        var own = module.NamedTensors().Where(static t => !t.Name.EndsWith(Count, StringComparison.Ordinal)).ToDictionary();
        foreach (var (key, tensor) in own)
        {
            var stored = file.TryGetValue(key, out var found) ? found : throw new InvalidDataException($"{path} has no tensor {key}, which {name} has");
            if (!stored.shape.AsSpan().SequenceEqual(tensor.shape))
            {
                throw new InvalidDataException($"{path}: {key} is [{string.Join(", ", stored.shape)}]; that of {name} is [{string.Join(", ", tensor.shape)}]");
            }

            tensor.copy_(stored);
        }

        foreach (var extra in file.Keys.Order(StringComparer.Ordinal).Where(key => !own.ContainsKey(key)))
        {
            throw new InvalidDataException($"{path} has a tensor {extra}, which {name} does not have");
        }
    }

    private static Dictionary<string, Tensor> Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"there is no file {path}", path);
        }

        Hashtable unpickled;
        try
        {
            unpickled = PyTorchUnpickler.UnpickleStateDict(path);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or IOException { InnerException: not null }))
        {
            throw new InvalidDataException($"{path} is not a state_dict file written by PyTorch's torch.save: {exception.Message.Split('\n')[0]}", exception);
        }

        var tensors = new Dictionary<string, Tensor>();
        foreach (DictionaryEntry entry in unpickled)
        {
            var key = (string)entry.Key;
            if (!key.EndsWith(Count, StringComparison.Ordinal))
            {
                tensors[key] = entry.Value as Tensor ?? throw new InvalidDataException($"{path}: {key} is a {entry.Value?.GetType().Name ?? "None"}, no tensor; a state_dict holds tensors alone");
            }
        }

        return tensors;
    }
}
