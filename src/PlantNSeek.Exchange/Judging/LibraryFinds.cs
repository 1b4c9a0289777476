using System.Collections.Concurrent;
using System.Globalization;
using PlantNSeek.Artifacts;
using PlantNSeek.Files;
using PlantNSeek.Numpy;
using PlantNSeek.Pruning;
using PlantNSeek.Store;

namespace PlantNSeek.Judging;

/// <summary>The finds of the library's seekers beside the user's masks. Each is kept as a mask file as soon as it is found, so that a stopped run goes on.</summary>
/// <param name="judge">Judges them.</param>
/// <param name="folder">Where their masks are kept.</param>
/// <param name="trains">Whether they are trained.</param>
internal sealed class LibraryFinds(MaskJudge judge, string folder, bool trains)
{
    private readonly string _problem = HostDigest.OfProblem(judge.Host);

    /// <summary>Lets the seekers seek at each size.</summary>
    /// <param name="seekers">The seekers.</param>
    /// <param name="sizes">Parameters to keep.</param>
    /// <param name="threads">Searches at a time.</param>
    /// <param name="progress">Receives each, from any thread.</param>
    /// <param name="cancel">Stops the searches.</param>
    /// <returns>What they found, in the order of sizes and seekers, and for each that could not seek a sentence with the reason.</returns>
    public (IReadOnlyList<MaskJudgement> Found, IReadOnlyList<string> Failures) Run(
        IReadOnlyList<ITicketSeeker> seekers, IReadOnlyList<int> sizes, int threads, IProgress<string> progress, CancellationToken cancel)
    {
        var work = sizes.SelectMany(size => seekers.Select(seeker => (Seeker: seeker, Size: size))).ToArray();
        Array.ForEach(work, item => OutputPlace.Of(PathOf(item.Seeker, item.Size))); // before the searches
        var (found, failures) = (new MaskJudgement?[work.Length], new string?[work.Length]);
        var order = Partitioner.Create(Enumerable.Range(0, work.Length), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(order, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, i =>
        {
            var (seeker, size) = work[i];
            try
            {
                found[i] = judge.Judge(seeker.Name, Find(seeker, size, cancel), trains, checks: false, null, cancel);
            }
            catch (Exception e) when (e is ArgumentException or ArithmeticException or InvalidOperationException)
            {
                failures[i] = FormattableString.Invariant($"{seeker.Name} has no mask of {size} parameters: {e.Message}");
            }

            progress.Report($"{seeker.Name}, {size.ToString(CultureInfo.InvariantCulture)} parameters");
        });
        return ([.. found.OfType<MaskJudgement>()], [.. failures.OfType<string>()]);
    }

    private FoundTicket Find(ITicketSeeker seeker, int size, CancellationToken cancel)
    {
        var path = PathOf(seeker, size);
        if (Cached(path, seeker, size) is { } earlier)
        {
            return earlier;
        }

        var ticket = seeker.Seek(HostSeeking.Problem(judge.Host, PruningBudget.Keep(size)), null, cancel);
        MaskFile.Write(path, judge.Host.Layout, ticket, HostSeeking.Origin(judge.Host, seeker, ticket));
        return ticket;
    }

    private string PathOf(ITicketSeeker seeker, int size) => Path.Combine(folder, FormattableString.Invariant($"{Slug(seeker.Name)}-{size}.npz"));

    // What was sought on other data or by other sources does not count, nor what cannot be read.
    // The sources are those of library and experiments; how a file becomes a problem is not among them, and changes rarely.
    private FoundTicket? Cached(string path, ITicketSeeker seeker, int size)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var (ticket, origin) = MaskFile.Read(path, judge.Host);
            return origin is not null && origin.Seeker == seeker.Name && origin.Problem == _problem && origin.Sources == SourceFingerprint.Value && ticket.Mask.KeptCount == size
                ? ticket
                : null;
        }
        catch (NpzException)
        {
            return null;
        }
    }

    private static string Slug(string name) =>
        string.Join('-', string.Concat(name.ToLowerInvariant().Select(static c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
