using PlantNSeek.Exchange;
using PlantNSeek.Experiments;
using PlantNSeek.Numpy;
using PlantNSeek.Pruning;

namespace PlantNSeek.Judging;

/// <summary>Judges mask files.</summary>
/// <param name="judge">Judges masks of one network.</param>
/// <param name="trains">Whether they are trained, and their sanity checks.</param>
/// <param name="biases">What becomes of biases that a mask does not speak of.</param>
public sealed class MaskJudging(MaskJudge judge, bool trains, MissingBiases biases)
{
    /// <summary>Judges one mask.</summary>
    /// <exception cref="NpzException">The file is no mask of the network.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Judgements OfFile(string path, CancellationToken cancel)
    {
        var mask = judge.Judge(Path.GetFileName(path), MaskFile.Read(path, judge.Host, biases).Ticket, trains, trains, cancel);
        return Begin([mask], cancel);
    }

    /// <summary>Judges many masks, and lets the library's seekers seek at their sizes. What is no mask of the network is told of and costs the others nothing.</summary>
    /// <param name="paths">The masks' files.</param>
    /// <param name="seekers">The library's seekers that stand beside them.</param>
    /// <param name="folder">Where the seekers' masks are kept, so that a stopped run goes on.</param>
    /// <param name="threads">Searches at a time.</param>
    /// <param name="progress">Told of each search, from any thread.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Judgements OfFolder(
        IReadOnlyList<string> paths, IReadOnlyList<ITicketSeeker> seekers, string folder, int threads, IProgress<ReproductionProgress> progress, CancellationToken cancel)
    {
        var (masks, refused) = (new List<MaskJudgement>(), new List<string>());
        foreach (var path in paths)
        {
            try
            {
                masks.AddRange(OfFile(path, cancel).Masks);
            }
            catch (Exception e) when (e is NpzException or ArithmeticException)
            {
                refused.Add(e is NpzException ? e.Message : $"{Path.GetFileName(path)}: {e.Message}");
            }
        }

        int[] sizes = [.. masks.Select(static mask => mask.Summary.KeptCount).Where(static size => size > 0).Distinct().Order()];
        var (own, failures) = new OwnFinds(judge, folder, trains).Run(seekers, sizes, threads, progress, cancel);
        return Begin(masks, cancel) with { Boards = MaskBoard.Of(masks, own, judge.IsAccuracy), Refused = refused, Remarks = failures };
    }

    private Judgements Begin(IReadOnlyList<MaskJudgement> masks, CancellationToken cancel) => new()
    {
        Host = judge.Host,
        Truth = judge.Truth,
        IsAccuracy = judge.IsAccuracy,
        Planted = judge.Planted(trains, cancel),
        Masks = masks,
    };
}
