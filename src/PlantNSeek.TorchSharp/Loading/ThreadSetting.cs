using System.Globalization;

namespace PlantNSeek.TorchSharp.Loading;

/// <summary>How many threads one operation may use. Weight gradients of convolutions differ between one thread and two, so that one is the default.</summary>
internal static class ThreadSetting
{
    private const int Most = 1024;

    /// <exception cref="TorchUnavailableException">The variable is not a whole number from 1 to 1024.</exception>
    public static int Read(LoadingEnvironment environment) =>
        environment.Setting(Variables.Threads) is not { } text ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads is >= 1 and <= Most ? threads
        : throw new TorchUnavailableException($"{Variables.Threads} is {text}: set it to a whole number from 1 to {Most}, or remove it for one thread.");
}
