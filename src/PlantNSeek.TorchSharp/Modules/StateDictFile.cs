using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Modules;

/// <summary>Files that PyTorch's <c>torch.save(model.state_dict(), path)</c> writes, read by TorchSharp.PyBridge.</summary>
internal static class StateDictFile
{
    public static void Load(nn.Module module, string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"there is no file {path}", path);
        }

        var loaded = new Dictionary<string, bool>();
        try
        {
            module.load_py(path, strict: true, loadedParameters: loaded);
        }
        catch (Exception exception) when (exception is not FileNotFoundException)
        {
            throw new InvalidDataException($"{path} does not fit {module.GetName()}: {exception.Message.Split('\n')[0]}", exception);
        }
    }
}
