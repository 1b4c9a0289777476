using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using PlantNSeek.DataSets;
using PlantNSeek.DataSets.Fetching;
using PlantNSeek.Files;
using PlantNSeek.Numerics;
using PlantNSeek.Properties.Files;
using PlantNSeek.Properties.Files.Faults;

namespace PlantNSeek.Properties.DataSets;

/// <summary>A fetch on a disk that fails.</summary>
public sealed class FetchFaultTests
{
    private static readonly Uri Source = new("http://localhost/");
    private static readonly byte[] Archive = FetchCase.ArchiveOf(SmallDataSet.Cifar.Contents);

    // The second file of the set without an archive is fetched from its beginning.
    [TestCase(true, false)]
    [TestCase(false, true)]
    [Spec("DATA-024")]
    public void WhateverFails_EachFileIsMissingOrThePublishedOne(bool hasArchive, bool goesOn)
    {
        var all = hasArchive ? SmallDataSet.Cifar.Set with { ArchiveName = "small.tar.gz", Archive = SmallDataSet.Digest(Archive) } : SmallDataSet.Idx.Set;
        var set = all with { Files = [.. all.Files.Take(2)] };
        var files = hasArchive ? new() { ["small.tar.gz"] = Archive } : SmallDataSet.Idx.Contents.ToDictionary(static c => $"{c.Key}.gz", static c => SmallDataSet.Packed(c.Value));
        EveryFault.In<object>(
            folder =>
            {
                if (goesOn)
                {
                    var (name, content) = files.First();
                    Directory.CreateDirectory(folder["here"]);
                    File.WriteAllBytes(folder[$"here/{name}.part"], content[..20]);
                    File.WriteAllBytes(folder[$"here/{name}.part.json"], JsonSerializer.SerializeToUtf8Bytes(new ServerFile(new Uri(Source, name), "\"1\"", null, content.Length), JsonFormat.Options));
                }
            },
            (folder, disk, _) => Run(folder, disk),
            (folder, _, isDone, when) =>
            {
                Check(folder, isDone, when);
                Run(folder, IDisk.Real);
                Check(folder, isDone: true, $"{when}, and again");
            });

        void Run(TemporaryFolder folder, IDisk disk) => DataFetch.RunAsync(
            set, folder.Path, new FetchSettings { Source = Source, Disk = disk, Handler = () => new MemoryServer(files) }, new ImmediateProgress<WorkProgress>(), CancellationToken.None).GetAwaiter().GetResult();

        void Check(TemporaryFolder folder, bool isDone, string when)
        {
            var found = DataFolder.Find(set, folder.Path);
            Assert.That(found?.Files.Select(static f => DataCheck.Of(f.Key, f.Value, CancellationToken.None).Difference) ?? [], Is.All.Null, when);
            Assert.That(!isDone || found!.IsWhole, Is.True, when);
        }
    }

    private sealed class MemoryServer(IReadOnlyDictionary<string, byte[]> files) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = files[request.RequestUri!.Segments[^1]];
            var from = (int)(request.Headers.Range?.Ranges.Single().From ?? 0);
            var response = new HttpResponseMessage(from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK) { Content = new ByteArrayContent(content[from..]) };
            response.Content.Headers.ContentRange = from > 0 ? new ContentRangeHeaderValue(from, content.Length - 1, content.Length) : null;
            response.Headers.ETag = new EntityTagHeaderValue("\"1\"");
            return Task.FromResult(response);
        }
    }
}
