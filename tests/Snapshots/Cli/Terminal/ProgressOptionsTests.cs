using System.Text.Json;
using PlantNSeek.Cli.Check;
using PlantNSeek.Numerics;

namespace PlantNSeek.Snapshots.Tests.Cli.Terminal;

/// <summary>What goes to standard error while a command works.</summary>
public sealed class ProgressOptionsTests
{
    [TestCase("check mine.dll --quiet")]
    [TestCase("--quiet check mine.dll")]
    [Spec("CLI-071")]
    public async Task Quiet_SaysNothing_ButResults(string line)
    {
        var command = Command();
        Assert.That(await command.RunAsync(line), Is.Zero);
        Assert.That(command.Error, Is.Empty);
        Assert.That(command.Output, Does.Contain("mine.dll: all required rules hold"));
    }

    [Test, Spec("CLI-071")]
    public async Task Quiet_SaysWhyItFails()
    {
        var command = new CommandUnderTest { Check = (_, _) => throw new InvalidDataException("mine.dll cannot be loaded") };
        Assert.That(await command.RunAsync("check mine.dll --quiet"), Is.EqualTo(2));
        Assert.That(command.Error, Is.EqualTo("plantnseek: mine.dll cannot be loaded\n"));
    }

    [Test, Spec("CLI-072")]
    public async Task Events_AreOneObjectALine()
    {
        var command = Command();
        Assert.That(await command.RunAsync("check mine.dll --events"), Is.Zero);
        var events = command.Error.TrimEnd('\n').Split('\n').Select(static line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.That(events.Select(static e => e.GetProperty("event").GetString()), Is.EqualTo(new[] { "remark", "progress", "progress" }));
        Assert.That(events[0].GetProperty("text").GetString(), Is.EqualTo("Mine \"1\" by default traits"));
        Assert.That((events[2].GetProperty("done").GetInt32(), events[2].GetProperty("total").GetInt32(), events[2].GetProperty("work").GetString()), Is.EqualTo((2, 2, "helix")));
        Assert.That(events[2].GetProperty("seconds").GetDouble(), Is.GreaterThanOrEqualTo(0));
    }

    [TestCase("check mine.dll --events", "mine.dll cannot be loaded")]
    [TestCase("check --events", "Required argument 'assembly.dll' missing for command: 'check'")]
    [Spec("CLI-072")]
    public async Task Errors_AreEventsToo(string line, string text)
    {
        var command = new CommandUnderTest { Check = (_, _) => throw new InvalidDataException("mine.dll cannot be loaded") };
        Assert.That(await command.RunAsync(line), Is.EqualTo(2));
        var error = JsonDocument.Parse(command.Error).RootElement;
        Assert.That((error.GetProperty("event").GetString(), error.GetProperty("text").GetString()), Is.EqualTo(("error", text)));
    }

    private static CommandUnderTest Command() => new()
    {
        Remarks = ["Mine \"1\" by default traits"],
        Check = (_, progress) =>
        {
            progress.Report(new WorkProgress(1, 2, "circle"));
            progress.Report(new WorkProgress(2, 2, "helix"));
            return new CheckOutcome("mine.dll", [], [], false, []);
        },
    };
}
