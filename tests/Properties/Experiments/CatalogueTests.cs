using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Properties.Experiments;

/// <summary>What is looked up by its name.</summary>
[Spec("RUN-027")]
public class CatalogueTests
{
    private static IEnumerable<TestCaseData> Catalogues =>
    [
        Case("profile", Profile.All, static p => p.Name, Profile.ByName),
        Case("protocol", Protocol.All, static p => p.Name, Protocol.ByName),
        Case("switch", ProtocolSwitch.All, static s => s.Name, ProtocolSwitch.ByName),
        Case("experiment", ExperimentCatalog.All, static e => e.Name, ExperimentCatalog.ByName),
    ];

    [TestCaseSource(nameof(Catalogues))]
    public void Each_IsFoundInAnyLetterCase(string what, IReadOnlyList<object> all, Func<object, string> nameOf, Func<string, object> byName)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all.Select(one => byName(nameOf(one).ToUpperInvariant())), Is.EqualTo(all));
            Assert.That(all.Select(one => byName(nameOf(one).ToLowerInvariant())), Is.EqualTo(all));
            Assert.That(() => byName("luck"), Throws.ArgumentException.With.Message.Contains($"{what} is luck; the known ones are {string.Join(", ", all.Select(nameOf))}"));
        }
    }

    private static TestCaseData Case<T>(string what, IReadOnlyList<T> all, Func<T, string> nameOf, Func<string, T> byName)
        where T : class => new TestCaseData(what, all, (Func<object, string>)(one => nameOf((T)one)), (Func<string, object>)byName).SetArgDisplayNames(what);
}
