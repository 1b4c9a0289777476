using System.Collections.Concurrent;
using System.ComponentModel;

namespace PlantNSeek.Reproduction.Tests.Interop;

/// <summary>Finds a Python that has the modules that a check needs, and runs the scripts of tests/Python with it.</summary>
internal static class PythonInterpreter
{
    /// <summary>Names a Python that is tried before those of the machine.</summary>
    public const string Variable = "PLANTNSEEK_PYTHON";

    private const string NothingWrong = "has no fault";

    private const string Probe = "import importlib.util, sys; print('has no ' + ' and no '.join([m for m in sys.argv[1:] if importlib.util.find_spec(m) is None] or ['fault']))";

    private static readonly ConcurrentDictionary<string, (string? Python, string Reason)> Found = new();

    /// <summary>The first Python that has all modules; where none has, the test is reported as skipped with the reason.</summary>
    public static string With(params string[] modules)
    {
        // Asked once: a wrapper around many versions of Python takes its time to answer.
        var (python, reason) = Found.GetOrAdd(string.Join(' ', modules), _ => Find(Environment.GetEnvironmentVariable(Variable), modules));
        if (python is null)
        {
            Assert.Ignore(reason);
        }

        return python!;
    }

    /// <summary>The first Python that has all modules, or the reason why there is none.</summary>
    /// <param name="preferred">Tried first, unless it is empty.</param>
    /// <param name="modules">The modules.</param>
    public static (string? Python, string Reason) Find(string? preferred, params string[] modules)
    {
        var tried = new List<string>();
        foreach (var python in new[] { preferred, "python3", "/usr/bin/python3" })
        {
            if (string.IsNullOrEmpty(python))
            {
                continue;
            }

            if (WhatIsWrong(python, modules) is not { } wrong)
            {
                return (python, "");
            }

            tried.Add($"{python} {wrong}");
        }

        return (null, $"no Python with {string.Join(" and ", modules)}: {string.Join(", ", tried)}; {Variable} can name one");
    }

    /// <summary>Runs a script of tests/Python, which must succeed, and returns what it prints.</summary>
    public static string Run(string python, string script, params string[] arguments)
    {
        var run = Start(python, [RepositoryRoot.Combine("tests", "Python", script), .. arguments]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        TestContext.Out.Write(run.Output);
        return run.Output;
    }

    private static string? WhatIsWrong(string python, string[] modules)
    {
        try
        {
            var run = Start(python, ["-c", Probe, .. modules]);
            var said = run.Output.Trim();
            return run.ExitCode != 0 || !said.StartsWith("has no ", StringComparison.Ordinal) ? "is no Python that runs" : said == NothingWrong ? null : said;
        }
        catch (Win32Exception)
        {
            return "is not there";
        }
    }

    // Nothing is left beside the scripts.
    private static ChildProcess Start(string python, IEnumerable<string> arguments) =>
        ChildProcess.Run(python, arguments, ("PYTHONDONTWRITEBYTECODE", "1"), ("PYTHONIOENCODING", "utf-8"));
}
