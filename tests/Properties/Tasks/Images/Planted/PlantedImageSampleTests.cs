using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Tasks.Images.Planted;

namespace PlantNSeek.Properties.Tasks.Images.Planted;

/// <summary>The made-up images and their truth.</summary>
public sealed class PlantedImageSampleTests
{
    private const int Samples = 2000;

    private static readonly Dictionary<string, string> Recorded =
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(RepositoryRoot.Combine("spec", "reference", "image-tasks.json")))!;

    private static IEnumerable<string> Names => PlantedImageTasks.All.Select(task => task.Name);

    [TestCaseSource(nameof(Names)), Spec("ITASK-001")]
    public void WithoutNoise_TheTruthIsWhatTheImageShows(string name)
    {
        var task = PlantedImageTasks.ByName(name);
        var batch = Draw(task, 0);
        var shown = Enumerable.Range(0, Samples).Select(i => ImageTruth.Of(task, batch.Inputs.Slice(i * task.Input.Size, task.Input.Size))).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown, Is.EqualTo(Truths(batch)));
            Assert.That(batch.Inputs.ToArray(), Is.All.EqualTo(0).Or.EqualTo(1));
        }
    }

    [TestCaseSource(nameof(Names)), Spec("ITASK-002")]
    public void Samples_AreThoseOnRecord(string name)
    {
        var task = PlantedImageTasks.ByName(name);
        var batch = task.Draw(100, task.UsualNoise, new RandomStream(2022, "image tasks"));
        var bytes = MemoryMarshal.AsBytes(batch.Inputs).ToArray().Concat(Truths(batch).SelectMany(BitConverter.GetBytes)).ToArray();
        Assert.That(Convert.ToHexStringLower(SHA256.HashData(bytes)), Is.EqualTo(Recorded.GetValueOrDefault(name)));
    }

    [TestCaseSource(nameof(Names)), Spec("ITASK-003")]
    public void Noise_IsAddedToThePixelsAlone(string name)
    {
        var task = PlantedImageTasks.ByName(name);
        // One image each time: with the noise the stream goes on otherwise.
        var pairs = Enumerable.Range(0, 100).Select(i => (Clean: task.Draw(1, 0, new RandomStream(1, "noise", (ulong)i)), Noisy: task.Draw(1, 0.2, new RandomStream(1, "noise", (ulong)i)))).ToArray();
        var noise = pairs.SelectMany(p => p.Noisy.Inputs.ToArray().Zip(p.Clean.Inputs.ToArray(), (noisy, clean) => noisy - (double)clean)).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(pairs.Select(p => Truths(p.Noisy)[0]), Is.EqualTo(pairs.Select(p => Truths(p.Clean)[0])));
            Assert.That(noise.Average(), Is.Zero.Within(5 * 0.2 / Math.Sqrt(noise.Length)));
            Assert.That(Math.Sqrt(noise.Average(n => n * n)), Is.EqualTo(0.2).Within(5 * 0.2 / Math.Sqrt(2.0 * noise.Length)));
        }
    }

    [TestCaseSource(nameof(Names)), Spec("ITASK-004")]
    public void EachTruth_ComesEquallyOften(string name)
    {
        var counts = Truths(Draw(PlantedImageTasks.ByName(name), 0)).GroupBy(t => t).OrderBy(g => g.Key).Select(g => g.Count()).ToArray();
        Assert.That(counts, Has.Length.EqualTo(4).And.All.EqualTo(Samples / 4).Within(5 * Math.Sqrt(Samples * 0.25 * 0.75)));
    }

    private static Batch Draw(PlantedImageTask task, double noise) => task.Draw(Samples, noise, new RandomStream(1, "samples"));

    private static int[] Truths(Batch batch) => batch.IsClassification ? batch.Labels.ToArray() : Array.ConvertAll(batch.Values.ToArray(), v => (int)v);
}
