using System.Text;
using System.Text.Json;
using PlantNSeek.Artifacts;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Files;
using PlantNSeek.Judging;
using PlantNSeek.Numerics;
using PlantNSeek.Numpy;
using PlantNSeek.Reporting.Documents;

namespace PlantNSeek.Cli.Exchange;

/// <summary>What <c>judge --scores</c> does, and says.</summary>
internal static class ScoreWork
{
    private const string FileName = "scores.json";

    /// <summary>Judges scores and writes all numbers into <c>scores.json</c>; returns that file too.</summary>
    public static (ScoreJudgement Judgement, string File) Run(ScoreRequest request, IProgress<WorkProgress> progress, CancellationToken cancel)
    {
        using var planted = NpzFile.Open(request.Planted);
        var host = HostFile.Read(planted);
        Folders.RequireWritable(request.Out, [FileName], request.Planted, request.Scores);
        var truth = request.Truth is { } path ? TruthFile.Read(path, host) : TruthFile.Find(planted, host)
            ?? throw new ArgumentException($"scores are judged by the ticket they should tell: give --truth, the truth of {request.Planted} as plant writes it");
        CommandEngines.Register();
        var scores = ScoreFile.Read(request.Scores, host, request.Biases);
        var judge = new MaskJudge(host, truth);
        var judgement = new ScoreJudging(judge, request.Biases == MissingBiases.AreKept).Of(Path.GetFileName(request.Scores), scores, request.Trains, new Steps(progress), cancel);
        var file = Path.GetFullPath(Path.Combine(request.Out, FileName));
        WholeFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes($"{Json(judgement, JsonFormat.Indented)}\n")));
        return (judgement, file);
    }

    /// <summary>All numbers.</summary>
    public static string Json(ScoreJudgement judgement, JsonSerializerOptions options) => JsonSerializer.Serialize(new { format = "plantnseek judged scores 1", judgement }, options);

    /// <summary>Writes tables.</summary>
    public static void Write(ScoreJudgement judgement, string file, TextWriter output)
    {
        Table(output, new ReportTable(
            $"{judgement.Name}: how well the scores tell the planted parameters. AUROC is 0.5 by chance, average precision about the share that is planted. Within tensors only parameters of one tensor are compared, so that how many each tensor is given says nothing",
            [new("tensor"), new("scored", true), new("planted", true), new("AUROC", true), new("average precision", true), new("by chance", true)],
            [.. judgement.Separations.Select(static s => (TableCell[])[s.Tensor, s.Count, s.Planted, Number(s.Auroc), Number(s.AveragePrecision), double.IsNaN(s.AveragePrecision) ? "–" : Number(s.Chance)])]));
        var score = judgement.IsAccuracy ? "accuracy" : "squared error";
        Table(output, new ReportTable(
            "Masks of the largest scores: the share of the planted weights that they hold, by chance with as many weights in each tensor, and what they are worth",
            [new("density", true), new("kept", true), new("recall", true), new("by chance", true), new($"{score} untrained", true), new($"{score} trained", true)],
            [.. judgement.Curve.Select(static m => (TableCell[])[Number(m.Density), m.Kept, Number(m.Recall), Number(m.ChanceRecall), Number(m.Strong), m.Weak is { } weak ? Number(weak) : "–"])]));
        output.WriteLine(FormattableString.Invariant($"area under recall over the logarithm of the density: {judgement.AreaUnderRecall:0.000}, by chance {judgement.ChanceArea:0.000}"));
        output.WriteLine(judgement.CriticalDensity is { } critical
            ? FormattableString.Invariant($"critical density, from which on {100 * ScoreJudgement.Held:0} % of the planted weights are held: {critical:G4}")
            : FormattableString.Invariant($"critical density: none, since no mask holds {100 * ScoreJudgement.Held:0} % of the planted weights"));
        output.WriteLine(file);
    }

    private static void Table(TextWriter output, ReportTable table)
    {
        output.WriteLine(table.Caption);
        TextTable.Write(output, table);
        output.WriteLine();
    }

    private static string Number(double value) => double.IsNaN(value) ? "–" : FormattableString.Invariant($"{value:G4}");

    private sealed class Steps(IProgress<WorkProgress> progress) : IProgress<string>
    {
        private int _done;

        public void Report(string value) => progress.Report(new WorkProgress(++_done, Math.Max(_done, 11), value));
    }
}
