using System.Globalization;
using System.Xml.Linq;

namespace PlantNSeek.Cli.Ci;

/// <summary>Test cases in the JUnit format, which GitLab, Jenkins, Azure Pipelines and others read.</summary>
internal static class JunitFile
{
    /// <summary>A suite for each pruner or seeker, a case for each rule; no time and no clock in it, so that the same outcome is the same file.</summary>
    /// <param name="assembly">What was checked.</param>
    /// <param name="cases">The cases.</param>
    public static XDocument Of(string assembly, IReadOnlyList<CiCase> cases) => new(
        new XElement(
            "testsuites",
            new XAttribute("name", $"plantnseek check {assembly}"),
            Counts(cases),
            from suite in cases.GroupBy(static c => (c.Subject, c.Type))
            select new XElement("testsuite", new XAttribute("name", suite.Key.Subject), Counts([.. suite]), suite.Select(Case))));

    private static XElement Case(CiCase made) => new(
        "testcase",
        new XAttribute("classname", made.Type),
        new XAttribute("name", $"{made.Subject}: {made.Name}"),
        made.Failure is { } failure ? new XElement("failure", new XAttribute("message", failure.Split('\n')[0]), failure) : null,
        made.Skipped is { } skipped ? new XElement("skipped", new XAttribute("message", skipped)) : null);

    private static XAttribute[] Counts(IReadOnlyList<CiCase> cases) =>
    [
        new("tests", Text(cases.Count)), new("failures", Text(cases.Count(static c => c.Failure is not null))), new("errors", "0"), new("skipped", Text(cases.Count(static c => c.Skipped is not null))),
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
