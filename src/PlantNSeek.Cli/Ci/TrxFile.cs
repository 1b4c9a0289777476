using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace PlantNSeek.Cli.Ci;

/// <summary>Test cases in the format of <c>dotnet test --logger trx</c>, which Azure Pipelines and Visual Studio read.</summary>
internal static class TrxFile
{
    private const string UnitTest = "13cdc9d9-ddb5-4fa4-a97d-d965ccfc6d4b"; // what the format calls the kind of every test
    private const string AllResults = "19431567-8539-422a-85d7-44ee4e166bda"; // and the list of them
    private static readonly XNamespace Space = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>A result for each case. Identifiers are made of names, so that the same outcome is the same file.</summary>
    /// <param name="assembly">What was checked.</param>
    /// <param name="cases">The cases.</param>
    public static XDocument Of(string assembly, IReadOnlyList<CiCase> cases)
    {
        var (failed, skipped) = (cases.Count(static c => c.Failure is not null), cases.Count(static c => c.Skipped is not null));
        (CiCase Case, string Test, string Execution)[] named = [.. cases.Select((c, i) => (c, Id($"test {i} {Name(c)}"), Id($"execution {i} {Name(c)}")))];
        return new XDocument(new XElement(
            Space + "TestRun",
            new XAttribute("id", Id(assembly)),
            new XAttribute("name", $"plantnseek check {assembly}"),
            new XElement(Space + "Results", named.Select(static n => Result(n.Case, n.Test, n.Execution))),
            new XElement(Space + "TestDefinitions", named.Select(n => Definition(n.Case, n.Test, n.Execution, assembly))),
            new XElement(Space + "TestEntries", named.Select(static n => new XElement(
                Space + "TestEntry", new XAttribute("testId", n.Test), new XAttribute("executionId", n.Execution), new XAttribute("testListId", AllResults)))),
            new XElement(Space + "TestLists", new XElement(Space + "TestList", new XAttribute("name", "All Loaded Results"), new XAttribute("id", AllResults))),
            new XElement(
                Space + "ResultSummary",
                new XAttribute("outcome", failed > 0 ? "Failed" : "Completed"),
                new XElement(
                    Space + "Counters",
                    new XAttribute("total", Text(cases.Count)),
                    new XAttribute("executed", Text(cases.Count - skipped)),
                    new XAttribute("passed", Text(cases.Count - skipped - failed)),
                    new XAttribute("failed", Text(failed)),
                    new XAttribute("error", "0"),
                    new XAttribute("notExecuted", Text(skipped))))));
    }

    private static XElement Result(CiCase made, string test, string execution) => new(
        Space + "UnitTestResult",
        new XAttribute("executionId", execution),
        new XAttribute("testId", test),
        new XAttribute("testName", Name(made)),
        new XAttribute("computerName", "plantnseek"),
        new XAttribute("testType", UnitTest),
        new XAttribute("testListId", AllResults),
        new XAttribute("outcome", made.Failure is not null ? "Failed" : made.Skipped is not null ? "NotExecuted" : "Passed"),
        (made.Failure ?? made.Skipped) is { } message ? new XElement(Space + "Output", new XElement(Space + "ErrorInfo", new XElement(Space + "Message", message))) : null);

    private static XElement Definition(CiCase made, string test, string execution, string assembly) => new(
        Space + "UnitTest",
        new XAttribute("name", Name(made)),
        new XAttribute("storage", assembly),
        new XAttribute("id", test),
        new XElement(Space + "Execution", new XAttribute("id", execution)),
        new XElement(Space + "TestMethod", new XAttribute("codeBase", assembly), new XAttribute("className", made.Type), new XAttribute("name", made.Name)));

    private static string Name(CiCase made) => $"{made.Subject}: {made.Name}";

    private static string Id(string of) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(of)).AsSpan(0, 16)).ToString();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
