namespace PlantNSeek.Reproduction.Tests.Structure;

/// <summary>Builds without analyzers, as <c>dotnet test</c> makes them, and builds with them, in turn: with a compiler that only says that it was called.</summary>
public sealed class AnalyzedBuildTests
{
    private const string Without = "-property:RunAnalyzers=false";

    [Test, Spec("REPO-035")]
    public void WhatWasCompiledWithoutAnalyzers_IsCompiledAgainByABuildWithThem()
    {
        using var folder = new TemporaryFolder();
        var (project, source) = (Path.Combine(folder.Path, "tried.proj"), Path.Combine(folder.Path, "tried.cs"));
        File.WriteAllText(source, "");
        File.WriteAllText(project, $"""
            <Project>
              <PropertyGroup><IntermediateOutputPath>obj/</IntermediateOutputPath></PropertyGroup>
              <ItemGroup><IntermediateAssembly Include="obj/tried.dll" /></ItemGroup>
              <Target Name="CoreCompile" Inputs="tried.cs" Outputs="@(IntermediateAssembly)">
                <Message Importance="high" Text="compiled" />
                <MakeDir Directories="obj" />
                <Touch Files="@(IntermediateAssembly)" AlwaysCreate="true" />
              </Target>
              <Import Project="{RepositoryRoot.Combine("Directory.Build.targets")}" />
            </Project>
            """);
        bool Compiles(params string[] options)
        {
            var run = ChildProcess.Run(ChildProcess.DotnetHost, ["msbuild", project, "-target:CoreCompile", "-nologo", .. options]);
            Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
            return run.Output.Contains("compiled", StringComparison.Ordinal);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Compiles(Without), Is.True, "the first");
            Assert.That(Compiles(Without), Is.False, "nothing changed");
            Assert.That(Compiles(), Is.True, "not analyzed yet");
            Assert.That(Compiles(), Is.False, "analyzed");
            Assert.That(Compiles(Without), Is.False, "what was analyzed is good for tests");
            File.SetLastWriteTimeUtc(source, DateTime.UtcNow.AddSeconds(1)); // as after an edit, however coarse the clock of the files is
            Assert.That(Compiles(Without), Is.True, "edited");
        }
    }
}
