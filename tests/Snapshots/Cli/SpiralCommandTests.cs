using PlantNSeek.Cli;

namespace PlantNSeek.Snapshots.Tests.Cli;

[Spec("CLI-007")]
public sealed class SpiralCommandTests
{
    [Test]
    public async Task Options_ArePassedOn()
    {
        SpiralRequest? seen = null;
        var command = new CommandUnderTest
        {
            SearchSpiral = request =>
            {
                seen = request;
                return ["22 parameters: 0.9623"];
            },
        };
        Assert.That(await command.RunAsync("spiral --masks small --out here.json --threads 3"), Is.Zero);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen, Is.EqualTo(new SpiralRequest(true, "here.json", 3)));
            Assert.That(command.Output, Is.EqualTo("22 parameters: 0.9623\n"));
        }
    }

    [Test]
    public async Task Defaults_AreAllMasksOnAllCores()
    {
        SpiralRequest? seen = null;
        var command = new CommandUnderTest
        {
            SearchSpiral = request =>
            {
                seen = request;
                return [];
            },
        };
        await command.RunAsync("spiral");
        Assert.That(seen, Is.EqualTo(new SpiralRequest(false, "artifacts/spiral-width3.json", Environment.ProcessorCount)));
    }

    [Test]
    public async Task AnotherNameOfMasks_IsAMistake()
    {
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync("spiral --masks large"), Is.EqualTo(2));
        Assert.That(command.Error, Is.EqualTo("plantnseek: --masks is 'large'; it must be one of all, small\n"));
    }
}
