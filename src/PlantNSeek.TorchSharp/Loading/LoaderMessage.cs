using System.Text.RegularExpressions;

namespace PlantNSeek.TorchSharp.Loading;

/// <summary>Reads what the system's loader says of a library that does not load.</summary>
internal static partial class LoaderMessage
{
    /// <summary>What has a C++ runtime that is new enough.</summary>
    public const string NewerRuntime = "a distribution with GCC 13.2 or newer (Ubuntu 24.04, Debian 13), or a newer libstdc++.so.6 in LD_LIBRARY_PATH";

    /// <summary>The version that the loader misses, such as <c>GLIBCXX_3.4.32</c>; null where it is something else.</summary>
    public static string? MissingVersion(string message) =>
        Version().Match(message) is { Success: true } match ? match.Groups["version"].Value : null;

    /// <summary>Whether no library at all can be loaded from the folder, as where it is mounted noexec.</summary>
    public static bool IsForbiddenHere(string message) =>
        message.Contains("failed to map segment", StringComparison.Ordinal) && !message.Contains("Cannot allocate memory", StringComparison.Ordinal);

    /// <summary>One sentence about a library that does not load.</summary>
    /// <param name="library">Its path.</param>
    /// <param name="message">What the loader says.</param>
    public static string Describe(string library, string message)
    {
        if (IsForbiddenHere(message))
        {
            return $"{library} does not load, since libraries cannot be loaded from {Path.GetDirectoryName(library)}, as where it is mounted noexec ({Reason(message)}): "
                + $"put the application and its packages (NUGET_PACKAGES) into another folder, or libtorch {Versions.Libtorch} into one that {Variables.Libtorch} names.";
        }

        if (MissingVersion(message) is not { } version)
        {
            return $"{library} does not load: {Reason(message)}; restore the packages TorchSharp {Versions.TorchSharp} and {NativePlatform.Current.Package} {Versions.Libtorch} again, "
                + $"or set {Variables.Libtorch} to a folder of libtorch {Versions.Libtorch}.";
        }

        var install = version.StartsWith("GLIBC_", StringComparison.Ordinal) ? "a distribution with glibc 2.34 or newer" : NewerRuntime;
        return $"{Path.GetFileName(library)} asks for {version}, which {Version().Match(message).Groups["library"].Value} lacks: use {install}.";
    }

    /// <summary>The loader's own words: the last line, since the runtime's message begins with advice.</summary>
    public static string Reason(string message) =>
        message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()?.TrimEnd('.') ?? "the loader gives no reason";

    [GeneratedRegex(@"(?<library>[^\s:]+): version [`'](?<version>\S+)' not found")]
    private static partial Regex Version();
}
