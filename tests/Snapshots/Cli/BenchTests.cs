using System.Text.Json;
using PlantNSeek.Cli.Bench;

namespace PlantNSeek.Snapshots.Tests.Cli;

[Spec("CLI-015")]
public sealed class BenchTests
{
    [Test, SetCulture("ru-RU")]
    public async Task Table_IsPlainText()
    {
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync("bench"), Is.Zero);
        await Verifier.Verify(command.Output.TrimEnd('\n'));
    }

    [Test, SetCulture("ru-RU")]
    public async Task Json_SaysTheSame()
    {
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync("bench --json"), Is.Zero);
        Assert.That(command.Output.Count(c => c == '\n'), Is.EqualTo(1));
        await Verifier.Verify(Pretty(command.Output), "json");
    }

    [Test, Spec("CLI-006")]
    public async Task Progress_GoesToStandardError()
    {
        var command = new CommandUnderTest();
        await command.RunAsync("bench --json");
        Assert.That(command.Error, Is.EqualTo("bench: 0 % done, steps\n"));
    }

    [TestCase(3.14e-8, "31.4 ns"), TestCase(4.87e-5, "48.7 µs"), TestCase(9.9949e-6, "9.99 µs"), TestCase(9.9951e-6, "10.0 µs"), TestCase(9.994e-4, "999 µs")]
    [TestCase(9.996e-4, "1.00 ms"), TestCase(0.9994, "999 ms"), TestCase(0.9996, "1.00 s"), TestCase(123.4, "123 s")]
    public void Times_HaveThreeDigits(double seconds, string expected) => Assert.That(TimeText.Of(seconds), Is.EqualTo(expected));

    /// <summary>JSON as one reads it.</summary>
    public static string Pretty(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, Indented).ReplaceLineEndings("\n");
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}
