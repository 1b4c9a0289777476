namespace PlantNSeek.Reproduction.Tests.Interop;

/// <summary>A check that cannot run says why by name.</summary>
[Spec("EXCH-029")]
public sealed class PythonInterpreterTests
{
    [Test]
    public void WhereNoPythonHasAModule_TheReasonNamesIt_AndAllThatWasTried()
    {
        var (python, reason) = PythonInterpreter.Find("no-such-python", "sys", "no_such_module");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(python, Is.Null);
            Assert.That(reason, Does.StartWith("no Python with sys and no_such_module: no-such-python is not there, python3 ").And.Not.Contain("has no sys"));
            Assert.That(reason, Does.Match("/usr/bin/python3 (is not there|is no Python that runs|has no no_such_module); PLANTNSEEK_PYTHON can name one$"));
        }
    }

    [Test]
    public void ThePreferredOne_ComesFirst_AndIsPassedOverWhereItIsNotThere()
    {
        var (python, reason) = PythonInterpreter.Find(null, "sys");
        if (python is null)
        {
            Assert.Ignore(reason);
        }

        var itself = ChildProcess.Run(python!, ["-c", "import sys; print(sys.executable)"]).Output.Trim();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(PythonInterpreter.Find(itself, "sys").Python, Is.EqualTo(itself));
            Assert.That(PythonInterpreter.Find("no-such-python", "sys").Python, Is.EqualTo(python));
        }
    }

    [Test]
    public void AMissingModule_SkipsTheTest() =>
        Assert.That(() => PythonInterpreter.With("no_such_module"), Throws.InstanceOf<IgnoreException>().With.Message.Contains("no_such_module"));
}
