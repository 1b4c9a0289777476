using System.Runtime.InteropServices;
using PlantNSeek.TorchSharp.Loading;
using TorchSharp;

namespace PlantNSeek.TorchSharp.Tests.Loading;

public sealed class TorchEngineTests
{
    [Test, Spec("LOAD-010")]
    public void ATensorAndAConvolution_ComputeWhatTheyShould()
    {
        Libtorch.Require();
        using var scope = torch.NewDisposeScope();
        var image = torch.arange(9, dtype: torch.ScalarType.Float32).reshape(1, 1, 3, 3);
        var kernel = torch.tensor(new float[] { 1, -2, 3, 5 }).reshape(1, 1, 2, 2);
        // Worked by hand: the first is 0 - 2 + 9 + 20.
        Assert.That(torch.nn.functional.conv2d(image, kernel).data<float>().ToArray(), Is.EqualTo(new float[] { 27, 34, 48, 55 }));
        Assert.That(torch.zeros(1).sum().item<float>(), Is.Zero);
    }

    [Test, Spec("LOAD-011")]
    public void EveryCall_FromAnyThread_GivesTheSameRuntime()
    {
        var runtime = Libtorch.Require();
        var others = new TorchRuntime[4];
        var threads = Enumerable.Range(0, others.Length).Select(i => new Thread(() => others[i] = TorchEngine.Load())).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.That(others, Is.All.SameAs(runtime));
    }

    [Test, Spec("LOAD-012")]
    public void Threads_AreThoseOfTheSetting_OnLaterThreadsToo()
    {
        var runtime = Libtorch.Require();
        var counts = (0, 0);
        var later = new Thread(() => counts = (torch.get_num_threads(), torch.get_num_interop_threads()));
        later.Start();
        later.Join();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(runtime.Threads, Is.EqualTo(ThreadSetting.Read(LoadingEnvironment.OfThisProcess())));
            Assert.That(counts, Is.EqualTo((runtime.Threads, 1)));
            Assert.That((torch.get_num_threads(), torch.get_num_interop_threads()), Is.EqualTo((runtime.Threads, 1)));
        }
    }

    [Test, Spec("LOAD-014")]
    public void TheRuntime_StatesWhatWasLoaded()
    {
        var runtime = Libtorch.Require();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(runtime.TorchSharpVersion, Is.EqualTo(typeof(torch).Assembly.GetName().Version!.ToString(3)));
            Assert.That(runtime.LibtorchVersion, Does.StartWith("2.10."));
            Assert.That(torch.__version__, Does.StartWith(Versions.Libtorch), "the version that TorchSharp was built for");
            Assert.That(File.Exists(Path.Combine(runtime.Folder, NativePlatform.Current.Marker)), Is.True);
            Assert.That(runtime.ToString(), Does.Match(@"^TorchSharp 0\.107\.0, libtorch 2\.10\.\d+, (1 thread|\d+ threads), (AVX512|AVX2|DEFAULT) kernels(, processor [a-z0-9_]+( [a-z0-9_]+)*)?$"));
        }
    }

    [TestCase(1, "avx avx2 fma", "TorchSharp 0.107.0, libtorch 2.10.0, 1 thread, AVX512 kernels, processor avx avx2 fma")]
    [TestCase(2, "", "TorchSharp 0.107.0, libtorch 2.10.0, 2 threads, AVX512 kernels")]
    [Spec("LOAD-014")]
    public void TheRuntimesText_IsOneLineWithoutAPath(int threads, string features, string line) =>
        Assert.That(new TorchRuntime("0.107.0", "2.10.0", "/folder", IsPatched: true, threads, "AVX512", features).ToString(), Is.EqualTo(line));

    [Test, Spec("LOAD-015"), Platform("Linux")]
    public void TheKernelsStated_AreThoseThatLibtorchSaysItUses()
    {
        var runtime = Libtorch.Require();
        var library = NativeLibrary.Load(Path.Combine(runtime.Folder, NativePlatform.Current.Marker));
        var function = Marshal.GetDelegateForFunctionPointer<ReturnsString>(NativeLibrary.GetExport(library, "_ZN2at18get_cpu_capabilityB5cxx11Ev"));
        // The caller gives the room for a std::string of libstdc++, which begins with the address of its text.
        var room = Marshal.AllocHGlobal(64);
        function(room);
        Assert.That(Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(room)), Is.EqualTo(runtime.Capability));
        Marshal.FreeHGlobal(room);
    }

    [Test, Spec("LOAD-017")]
    public void IsAvailable_GivesTheMessageOfLoad()
    {
        var available = TorchEngine.IsAvailable(out var reason);
        if (available)
        {
            Assert.That(reason, Is.Null);
            Assert.That(TorchEngine.Load, Throws.Nothing);
        }
        else
        {
            Assert.That(TorchEngine.Load, Throws.TypeOf<TorchUnavailableException>().With.Message.EqualTo(reason));
        }
    }

    [TestCase(typeof(BadImageFormatException), "does not load: the words"), TestCase(typeof(DllNotFoundException), "does not load: the words")]
    [TestCase(typeof(UnauthorizedAccessException), "libtorch cannot be loaded (the words): see that "), TestCase(typeof(IOException), "libtorch cannot be loaded (the words): see that ")]
    [Spec("LOAD-018")]
    public void WhateverFails_IsOneSentence(Type failure, string says)
    {
        using var folder = new LoadingFolder();
        foreach (var (file, _) in NativePlatform.Current.LibtorchFiles)
        {
            folder.FolderWith(file, "app");
        }

        var environment = Environments.Below(folder) with { Platform = NativePlatform.Current, Open = _ => throw (Exception)Activator.CreateInstance(failure, "advice\nthe words\n")! };
        Assert.That(() => EngineLoad.Run(environment), Throws.TypeOf<TorchUnavailableException>().With.Message.Contains(says).And.Message.Contains("PLANTNSEEK_LIBTORCH")
            .And.InnerException.TypeOf(failure));
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint ReturnsString(nint room);
}
