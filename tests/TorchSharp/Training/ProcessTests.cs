using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Tests.Training;

/// <summary>What a result depends on: threads, and not processes or libtorch's generator.</summary>
public sealed class ProcessTests : LibtorchFixture
{
    [Test, Spec("TORCH-057")]
    public void TwoProcesses_GiveTheSameBits_WhateverTheStateOfTheGenerator([Values("1", "2")] string threads)
    {
        string Run(string seed)
        {
            var child = ChildProcess.RunProgram(typeof(Program).Assembly.Location, [seed], ("PLANTNSEEK_TORCH_THREADS", threads));
            Assert.That(child.ExitCode, Is.Zero, child.Output + child.Error);
            return child.Output.Trim();
        }

        var first = Run("3");
        Assert.That(Run("4"), Is.EqualTo(first));
        Assert.That(first, Does.EndWith($" {threads}"));
    }

    [Test, Spec("TORCH-057")]
    public void NothingIsDrawn_FromTheGenerator()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(5);
        var expected = rand(3).data<float>().ToArray();
        random.manual_seed(5);
        Program.Digest();
        Assert.That(rand(3).data<float>().ToArray(), Is.EqualTo(expected));
    }
}
