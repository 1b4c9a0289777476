using TorchSharp;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Networks;

/// <summary>Devices by name.</summary>
internal static class Devices
{
    /// <exception cref="ArgumentException">There is no such device; the message says which there are.</exception>
    public static Device Of(string name)
    {
        var (kind, index) = name.Split(':') switch
        {
            [var one] => (one, "0"),
            [var one, var number] => (one, number),
            _ => ("", ""),
        };
        var isNumber = int.TryParse(index, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var at);
        return (kind, isNumber) switch
        {
            ("cpu", true) when at == 0 => CPU,
            ("cuda", true) when at < cuda.device_count() => device(DeviceType.CUDA, at),
            ("cuda", true) => throw new ArgumentException($"the device is '{name}'; libtorch sees {cuda.device_count()} CUDA devices here", nameof(name)),
            _ => throw new ArgumentException($"the device is '{name}'; it is cpu, cuda, or cuda: and a number", nameof(name)),
        };
    }
}
