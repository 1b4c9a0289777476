using PlantNSeek.Artifacts;
using PlantNSeek.Numerics;
using PlantNSeek.Numpy;
using PlantNSeek.Pruning;

namespace PlantNSeek.Judging;

/// <summary>Judges mask files.</summary>
/// <param name="judge">Judges masks of one network.</param>
/// <param name="trains">Whether they are trained, and their sanity checks.</param>
/// <param name="biases">What becomes of biases that a mask does not speak of.</param>
public sealed class MaskJudging(MaskJudge judge, bool trains, MissingBiases biases)
{
    private const int Checks = 3; // trained beside each mask

    /// <summary>Judges one mask.</summary>
    /// <param name="path">The mask's file.</param>
    /// <param name="progress">Receives each training.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="NpzException">The file is no mask of the network.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Judgements OfFile(string path, IProgress<ReproductionProgress>? progress = null, CancellationToken cancel = default)
    {
        var ticket = MaskFile.Read(path, judge.Host, biases).Ticket;
        var steps = new JudgingSteps(trains ? progress : null, Steps(masks: 1)); // nothing else takes long
        return Begin([judge.Judge(Path.GetFileName(path), ticket, trains, trains, steps, cancel)], steps, cancel);
    }

    /// <summary>Judges many masks, and lets the library's seekers seek at their sizes. A file that is no mask of the network is reported; the others are judged all the same.</summary>
    /// <param name="paths">The masks' files.</param>
    /// <param name="seekers">The library's seekers that stand beside them.</param>
    /// <param name="folder">Where the seekers' masks are kept, so that a stopped run goes on.</param>
    /// <param name="threads">Searches at a time.</param>
    /// <param name="progress">Receives each training and each search, from any thread.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Judgements OfFolder(
        IReadOnlyList<string> paths, IReadOnlyList<ITicketSeeker> seekers, string folder, int threads, IProgress<ReproductionProgress>? progress = null, CancellationToken cancel = default)
    {
        var (tickets, masks, refused) = (new List<(string Name, FoundTicket Ticket)>(), new List<MaskJudgement>(), new List<string>());
        foreach (var path in paths)
        {
            Try(path, () => tickets.Add((Path.GetFileName(path), MaskFile.Read(path, judge.Host, biases).Ticket)), refused);
        }

        int[] sizes = [.. tickets.Select(static t => t.Ticket.Mask.KeptCount).Where(size => size > 0 && size < judge.Host.Layout.Count).Distinct().Order()];
        var steps = new JudgingSteps(progress, Steps(tickets.Count) + (seekers.Count * sizes.Length));
        foreach (var (name, ticket) in tickets)
        {
            Try(name, () => masks.Add(judge.Judge(name, ticket, trains, trains, steps, cancel)), refused);
        }

        var begun = Begin(masks, steps, cancel);
        var (own, failures) = new OwnFinds(judge, folder, trains).Run(seekers, sizes, threads, steps, cancel);
        return begun with
        {
            Boards = MaskBoard.Of(masks, own, judge.IsAccuracy),
            Refused = refused,
            Remarks = [.. begun.Remarks, .. own.SelectMany(static find => find.Remarks), .. failures],
        };
    }

    // What training does to one mask says nothing of the others.
    private static void Try(string path, Action work, List<string> refused)
    {
        try
        {
            work();
        }
        catch (NpzException e)
        {
            refused.Add(e.Message);
        }
        catch (ArithmeticException e)
        {
            refused.Add($"{Path.GetFileName(path)}: {e.Message}");
        }
    }

    private int Steps(int masks) => (masks * (trains ? 1 + Checks : 1)) + (judge.Truth is null ? 0 : 1);

    private Judgements Begin(IReadOnlyList<MaskJudgement> masks, JudgingSteps steps, CancellationToken cancel)
    {
        var planted = judge.Planted(trains, steps, cancel);
        return new Judgements
        {
            Host = judge.Host,
            Truth = judge.Truth,
            IsAccuracy = judge.IsAccuracy,
            Planted = planted,
            Masks = masks,
            Remarks = [.. judge.Host.Remarks, .. OtherSamples(), .. planted?.Remarks ?? [], .. masks.SelectMany(static mask => mask.Remarks)],
        };
    }

    // The ticket is where it was, but its scores are nobody else's.
    private IEnumerable<string> OtherSamples()
    {
        var host = judge.Host;
        if (judge.Truth is { } truth && truth.Receipt.Samples != HostDigest.OfSamples(host.Training, host.Pruning, host.Test))
        {
            yield return $"{host.Name} holds other samples than those that were drawn for it, so scores cannot be compared with those of others";
        }
    }
}
