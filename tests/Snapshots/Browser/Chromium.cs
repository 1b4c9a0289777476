using System.Reflection;
using Microsoft.Playwright;

namespace PlantNSeek.Snapshots.Tests.Browser;

/// <summary>An installed Chromium, driven by the package's own driver; nothing is downloaded.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Variable = "PLANTNSEEK_CHROMIUM";
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];
    private readonly IPlaywright _driver;

    private Chromium(IPlaywright driver, IBrowser browser) => (_driver, Browser) = (driver, browser);

    public IBrowser Browser { get; }

    /// <summary>The program of an installed one: what the variable names, else the first of the usual names on the path; null where there is none.</summary>
    public static string? Executable => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given
        : (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
           from name in s_names
           let path = Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)
           where File.Exists(path)
           select path).FirstOrDefault();

    /// <summary>What is missing, in words; null for nothing.</summary>
    public static string? Missing => Executable is { } path
        ? File.Exists(path) ? null : $"{Variable} is '{path}', which is no file"
        : $"no Chromium is installed: {string.Join(", ", s_names)} are not on the path, and {Variable} names none";

    public static async Task<Chromium> Start()
    {
        // The driver lies in the package's folder, where the build found it.
        Environment.SetEnvironmentVariable(
            "PLAYWRIGHT_DRIVER_SEARCH_PATH", typeof(Chromium).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PlaywrightFolder").Value);
        var driver = await Playwright.CreateAsync();
        try
        {
            // The page is our own and loads nothing, so that it needs no sandbox, which root cannot have.
            return new(driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = ["--no-sandbox", "--disable-gpu"] }));
        }
        catch
        {
            driver.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.CloseAsync();
        _driver.Dispose();
    }
}
