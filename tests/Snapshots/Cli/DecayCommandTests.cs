using PlantNSeek.Cli;

namespace PlantNSeek.Snapshots.Tests.Cli;

[Spec("CLI-039")]
public sealed class DecayCommandTests
{
    [TestCase("decay --settings final --replicates 2 --out here.tsv --store there --threads 3", "final", 2, "here.tsv", "there", 3)]
    [TestCase("decay", "all", null, "artifacts/decay-choosing.tsv", "artifacts/results", 0)]
    [TestCase("decay --settings circle", "circle", null, "artifacts/decay-choosing-circle.tsv", "artifacts/results", 0)]
    [TestCase("decay --replicates 1", "all", 1, "artifacts/decay-choosing-1.tsv", "artifacts/results", 0)]
    public async Task Options_ArePassedOn(string line, string settings, int? replicates, string file, string store, int threads)
    {
        DecayRequest? seen = null;
        var command = new CommandUnderTest
        {
            ChooseDecay = request =>
            {
                seen = request;
                return ["0.961*|0.966*  a setting"];
            },
        };
        Assert.That(await command.RunAsync(line), Is.Zero);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen, Is.EqualTo(new DecayRequest(settings, replicates, file, store, threads == 0 ? Environment.ProcessorCount : threads)));
            Assert.That(command.Output, Is.EqualTo("0.961*|0.966*  a setting\n"));
        }
    }

    [TestCase("--settings best", "plantnseek: --settings is 'best'; it must be one of all, strength, circle, around, final\n")]
    [TestCase("--replicates 7", "plantnseek: --replicates is '7'; it must be a whole number from 1 to 6\n")]
    public async Task AMistake_IsNamed(string options, string expected)
    {
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync($"decay {options}"), Is.EqualTo(2));
        Assert.That(command.Error, Is.EqualTo(expected));
    }
}
