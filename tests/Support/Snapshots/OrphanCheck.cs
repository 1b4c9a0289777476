using System.Runtime.CompilerServices;
using NUnit.Framework;
using NUnit.Framework.Internal;

namespace PlantNSeek.TestSupport.Snapshots;

/// <summary>
/// Fails a full run that leaves a verified file unused. Derive a <c>[SetUpFixture]</c> from it, outside any namespace so that it
/// surrounds the whole assembly, in the project's own folder.
/// </summary>
/// <param name="sourceFile">Filled in by the compiler; its folder is searched.</param>
public abstract class OrphanCheck([CallerFilePath] string sourceFile = "")
{
    /// <summary>Runs after the last test of the assembly.</summary>
    [OneTimeTearDown]
    public void NoVerifiedFileIsLeftOver()
    {
        var context = TestExecutionContext.CurrentContext;
        var ran = context.CurrentResult;
        if (!IsFullRun(context.CurrentTest.TestCaseCount, ran.TotalCount, ran.FailCount + ran.SkipCount + ran.InconclusiveCount))
        {
            return;
        }

        var orphans = SnapshotCensus.Orphans(Path.GetDirectoryName(sourceFile)!);
        if (orphans.Count > 0)
        {
            throw new VerifyException($"no test used these verified files; delete them, or rename them with their tests:\n  {string.Join("\n  ", orphans)}");
        }
    }

    /// <summary>A filtered run, or one in which a test ended before it reached its snapshot, tells nothing.</summary>
    public static bool IsFullRun(int casesInAssembly, int casesRun, int failedOrSkipped) => casesRun == casesInAssembly && failedOrSkipped == 0;
}
