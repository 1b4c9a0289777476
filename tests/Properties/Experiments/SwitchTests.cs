using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Properties.Experiments;

/// <summary>The protocols' switches, turned one at a time.</summary>
public class SwitchTests
{
    private static IEnumerable<string> Names => ProtocolSwitch.All.Select(s => s.Name);

    [TestCaseSource(nameof(Names))]
    [Spec("RUN-014")]
    public void ASwitch_ChangesOneChoice_AndTurnsBack(string name)
    {
        var turned = Protocol.Paper.Turned(name);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(turned, Is.Not.EqualTo(Protocol.Paper));
            Assert.That(ProtocolSwitch.ByName(name).Turn(turned, Protocol.Paper), Is.EqualTo(Protocol.Paper));
            Assert.That(Names.Where(other => other != name).All(other => SameChoice(other, turned)), Is.True, "another choice changed too");
        }
    }

    [Test]
    [Spec("RUN-014")]
    public void AllSwitchesTogether_MakeTheOtherProtocol()
    {
        var key = new ScenarioKey("Paper", "relu", 5, 100, 0.01, 1) { Switch = string.Join('+', Names) };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Protocol.Of(key) with { Name = "Fair" }, Is.EqualTo(Protocol.Fair));
            Assert.That(Protocol.Of(key with { Protocol = "Fair" }) with { Name = "Paper" }, Is.EqualTo(Protocol.Paper));
            Assert.That(() => Protocol.Of(key with { Switch = "luck" }), Throws.ArgumentException.With.Message.Contains("switch is luck; the known ones are matching"));
        }
    }

    [Test]
    [Spec("RUN-019")]
    public void TwiceTheTicket_IsTwiceItsParameters([Values("relu", "circle", "helix")] string task)
    {
        var key = new ScenarioKey("Fair", task, 4, 40, 0.01, 1) { Densities = "0.1,2x,ticket" };
        var scenario = new Scenario(key, Protocol.Fair);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenario.Budget("2x").Count, Is.EqualTo(2 * scenario.Planted.Receipt.Mask.KeptCount));
            Assert.That(scenario.Budget("0.5x").Count, Is.EqualTo(scenario.Planted.Receipt.Mask.KeptCount / 2));
            Assert.That(scenario.Budget("5x").Count, Is.EqualTo(5 * scenario.Planted.Receipt.Mask.KeptCount));
            Assert.That(scenario.Budget("10x").Count, Is.EqualTo(10 * scenario.Planted.Receipt.Mask.KeptCount));
            Assert.That(scenario.Budget("ticket").Count, Is.EqualTo(scenario.Planted.Receipt.Mask.KeptCount));
            Assert.That(DensityPoint.Of(key), Is.EqualTo(new[] { "ticket", "2x", "0.1" }));
            Assert.That(DensityPoint.Value("2x", 0.01), Is.EqualTo(0.02));
            Assert.That(() => DensityPoint.Of(key with { Densities = "3x" }), Throws.ArgumentException.With.Message.Contains("density is 3x; the known ones are ticket, 0.5x, 2x, 5x, 10x, 0.01"));
        }
    }

    // Whether a protocol still has Paper's choice: taking it from Paper changes nothing.
    private static bool SameChoice(string name, Protocol protocol) => ProtocolSwitch.ByName(name).Turn(protocol, Protocol.Paper) == protocol;
}
