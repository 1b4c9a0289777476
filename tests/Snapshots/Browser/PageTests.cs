using Microsoft.Playwright;
using PlantNSeek.Claims;
using PlantNSeek.Reporting;
using PlantNSeek.Snapshots.Tests.Reporting;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Snapshots.Tests.Browser;

/// <summary>The page as a browser shows it. <c>PLANTNSEEK_REPORT</c> names the folder of a report to look at in place of a made-up one.</summary>
public class PageTests
{
    private const int PaperWidth = 688; // an A4 sheet less the margins of 14 mm, in pixels
    private string _folder = "";
    private Chromium? _chromium;
    private IPage? _page;

    [OneTimeSetUp]
    public async Task Start()
    {
        if (Chromium.Missing is { } missing)
        {
            Assert.Ignore(missing);
        }

        _folder = Directory.CreateTempSubdirectory("page-").FullName;
        if (Given is null)
        {
            var sweep = new SweepResults(MadeUpSweep.OfEverything());
            ReportFiles.Write(new Reproduction(Profile.Smoke, sweep, Judge.All(ClaimBook.Embedded, sweep)), _folder);
        }

        _chromium = await Chromium.Start();
        _page = await Fresh();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        if (_folder.Length > 0)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Test, Spec("REPORT-044")]
    public async Task Nothing_IsWiderThanTheWindow([Values(1280, 390)] int width, [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme)
    {
        var page = await Open(width, scheme);
        var folded = await page.EvaluateAsync<string[]>(PageScripts.TooWide, true);
        await page.EvaluateAsync(PageScripts.Fold, true);
        var unfolded = await page.EvaluateAsync<string[]>(PageScripts.TooWide, true);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(folded, Is.Empty);
            Assert.That(unfolded, Is.Empty);
        }
    }

    [Test, Spec("REPORT-045")]
    public async Task Paper_HasEverything()
    {
        var page = await Open(PaperWidth, ColorScheme.Light);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await page.EvaluateAsync<string[]>(PageScripts.Folded), Is.Empty);
            Assert.That(await page.EvaluateAsync<string[]>(PageScripts.TooWide, false), Is.Empty);
        }
    }

    [Test, Spec("REPORT-046")]
    public async Task Links_LeadToWhatIsShown()
    {
        var page = await Open(1280, ColorScheme.Light);
        Assert.That(await page.EvaluateAsync<string[]>(PageScripts.Anchors), Is.Empty);
    }

    [Test, Spec("REPORT-042"), Spec("REPORT-046")]
    public async Task AColumnOfThePicture_UnfoldsItsClaim()
    {
        var page = await Open(1280, ColorScheme.Light);
        var claim = page.Locator("#claim-C6");
        Assert.That(await claim.IsVisibleAsync(), Is.False);
        await page.Locator("#verdicts a[href='#claim-C6']").ClickAsync();
        Assert.That(await claim.IsVisibleAsync(), Is.True);
    }

    [Test, Spec("REPORT-012")]
    public async Task Text_CanBeRead([Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme)
    {
        var page = await Open(1280, scheme);
        await page.EvaluateAsync(PageScripts.Fold, true);
        Assert.That(await page.EvaluateAsync<string[]>(PageScripts.Faint), Is.Empty);
    }

    [Test, Spec("REPORT-005")]
    public async Task Page_LoadsNothing_AndTheBrowserHasNothingToSay()
    {
        List<string> said = [];
        var page = await _chromium!.Browser.NewPageAsync();
        page.Request += (_, request) => said.Add(request.Url);
        page.Console += (_, message) => said.Add(message.Text);
        await page.GotoAsync(Address);
        Assert.That(said.Where(s => !s.StartsWith("data:", StringComparison.Ordinal)), Is.EqualTo(new[] { Address }));
    }

    /// <summary>How long the page takes to open, for docs/performance.md.</summary>
    [Test, Explicit("measures and asserts nothing")]
    public async Task Measure_HowFastItOpens()
    {
        List<double[]> times = [];
        for (var i = 0; i < 11; i++)
        {
            var page = await Fresh();
            times.Add(await page.EvaluateAsync<double[]>("() => { const n = performance.getEntriesByType('navigation')[0]; return [performance.getEntriesByName('first-contentful-paint')[0].startTime, n.domContentLoadedEventEnd, n.loadEventEnd]; }"));
            await page.CloseAsync();
        }

        string[] names = ["first paint", "read", "complete"];
        for (var i = 0; i < names.Length; i++)
        {
            var sorted = times.Select(t => t[i]).Order().ToArray();
            TestContext.Out.WriteLine(FormattableString.Invariant($"{names[i]}: median {sorted[5]:0} ms, {sorted[0]:0} to {sorted[^1]:0}"));
        }
    }

    private static string? Given => Environment.GetEnvironmentVariable("PLANTNSEEK_REPORT") is { Length: > 0 } folder ? folder : null;

    private string Address => new Uri(Path.GetFullPath(Path.Combine(Given ?? _folder, "index.html"))).AbsoluteUri;

    // One page for all that only looks at it, as it was when it was opened.
    private async Task<IPage> Open(int width, ColorScheme scheme)
    {
        var page = _page!;
        await page.SetViewportSizeAsync(width, 900);
        await page.EmulateMediaAsync(new() { Media = Media.Screen, ColorScheme = scheme });
        await page.EvaluateAsync(PageScripts.Fold, false);
        return page;
    }

    private async Task<IPage> Fresh()
    {
        var page = await _chromium!.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        await page.GotoAsync(Address);
        return page;
    }
}
