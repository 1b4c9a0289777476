using System.Globalization;
using System.Text.RegularExpressions;
using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Snapshots.Tests.Reporting;

public partial class ThemeTests
{
    [Test, Spec("REPORT-012")]
    public void Colours_HaveContrastInBothSchemes([Values(0, 1)] int scheme)
    {
        var colours = RootBlock().Matches(FigureTheme.Css)[scheme].Groups[1].Value.Split(';').Select(d => d.Split(':')).ToDictionary(d => d[0], d => Luminance(d[1]));
        double Contrast(string colour)
        {
            var (a, b) = (colours[colour], colours["--paper"]);
            return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { "--ink", "--muted", "--accent" }.Select(Contrast), Is.All.GreaterThanOrEqualTo(4.5));
            Assert.That(Enumerable.Range(1, 8).Select(i => Contrast($"--series-{i}")), Is.All.GreaterThanOrEqualTo(3));
        }
    }

    [Test, Spec("REPORT-012")]
    public void Colours_AreTheSameSetInBothSchemes_AndEveryOneThatIsUsedIsDefined()
    {
        var blocks = RootBlock().Matches(FigureTheme.Css).Select(m => m.Groups[1].Value.Split(';').Select(d => d.Split(':')[0]).ToArray()).ToArray();
        var used = Variable().Matches(FigureTheme.Css).Select(m => m.Groups[1].Value).Distinct();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(blocks, Has.Length.EqualTo(2));
            Assert.That(blocks[1], Is.EqualTo(blocks[0]));
            Assert.That(used, Is.SubsetOf(blocks[0]));
        }
    }

    // Relative luminance as the web's accessibility guidelines define it.
    private static double Luminance(string hex)
    {
        double Channel(int start)
        {
            var c = int.Parse(hex.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    [GeneratedRegex(@":root\{([^}]*)\}")]
    private static partial Regex RootBlock();

    [GeneratedRegex(@"var\((--[a-z0-9-]+)\)")]
    private static partial Regex Variable();
}
