using PlantNSeek.Cli;
using PlantNSeek.Cli.Bench;
using PlantNSeek.Cli.Bench.Machine;
using PlantNSeek.Cli.Bench.Steps;
using PlantNSeek.Cli.Check;
using PlantNSeek.Cli.Evidence;
using PlantNSeek.Cli.Exchange;
using PlantNSeek.Cli.Suites;
using PlantNSeek.Numerics;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Snapshots.Tests.Cli;

/// <summary>The command within this process, with made-up work behind it.</summary>
internal sealed class CommandUnderTest
{
    public Func<ReproduceRequest, IProgress<WorkProgress>, CancellationToken, ReproduceOutcome> Reproduce { get; init; } =
        (_, _, _) => new ReproduceOutcome(28, [], ["report/index.html"]);

    /// <summary>What the work says beside its progress.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    public Func<StepRequest, StepTiming> MeasureStep { get; init; } = _ => new StepTiming(20904, 63.1234, 70, new StepPhases(1, 20.5, 2, 18.25, 21));

    /// <summary>A made-up core of round numbers, whose memory is slow.</summary>
    public CoreSpeed Core { get; init; } = new(5e10, [new("L2", 1_000_000, 500_000, 1e11, 1.5e11), new("memory", null, 1 << 28, 2e10, 4e10)]);

    public Func<RunRequest, RunTiming> Run { get; init; } = _ => new RunTiming(new(1, 0.5, 2, 0.25), [new(0.02, 0.001, 0.2, 0.002)], 20904, 0.129, 0.956);

    public Func<ChildCommand, TimedCommand> RunCommand { get; init; } = _ => new TimedCommand(1, IsReported: true);

    public IReadOnlyList<BenchRow> Rows { get; init; } = [new("step", "width 100, density 1", 4.87e-5, 3.33e-5), new("selection", "1004561 parameters", 0.0208)];

    public IReadOnlyList<RunCostPoint> Costs { get; init; } = [new(100, 1, 5e-5), new(3000, 1, 5e-2), new(100, 0.001, 1e-6), new(3000, 0.001, 1e-4)];

    public Func<DecayRequest, IReadOnlyList<string>> ChooseDecay { get; init; } = request => [request.File];

    public Func<SpiralRequest, IReadOnlyList<string>> SearchSpiral { get; init; } = request => [request.File];

    public Func<CheckRequest, IProgress<WorkProgress>, CheckOutcome> Check { get; init; } =
        (request, _) => new CheckOutcome(request.Assembly, [], [], request.AcceptDeviations, []);

    public Func<PlantRequest, IReadOnlyList<string>> Plant { get; init; } = request => [request.Out];

    public Func<SeekRequest, IProgress<WorkProgress>, IReadOnlyList<string>> Seek { get; init; } = (request, _) => [request.Out];

    public Func<JudgeRequest, JudgeOutcome> Judge { get; init; } = _ => throw new InvalidOperationException("nothing is judged here");

    public EvidenceActions Evidence { get; init; } = EvidenceActions.Real;

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public Task<int> RunAsync(string arguments, CancellationToken cancel = default) => RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), cancel);

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancel = default)
    {
        var bench = new BenchActions(
            () => new MachineFacts("Some processor", 2, ".NET 10", "Some system", 512),
            (request, _) => MeasureStep(request),
            _ => Core,
            (request, _) => Run(request),
            (_, progress, _) =>
            {
                progress.Report(new WorkProgress(0, Rows.Count, "steps"));
                return Rows;
            },
            (command, _) => RunCommand(command),
            (_, _) => Costs);
        var work = new CommandActions(
            () => ["quick", "paper"],
            (request, progress, remarks, stop) =>
            {
                foreach (var remark in Remarks)
                {
                    remarks.Report(remark);
                }

                return Reproduce(request, progress, stop);
            },
            bench,
            (request, _, _) => SearchSpiral(request),
            (request, _, _, _) => ChooseDecay(request),
            (request, progress, remarks, _) =>
            {
                foreach (var remark in Remarks)
                {
                    remarks.Report(remark);
                }

                return Check(request, progress);
            },
            () => new ExchangeActions((request, _, _) => Plant(request), (request, progress, _) => Seek(request, progress), (request, _, _) => Judge(request), SuiteJudging.Run, ScoreWork.Run),
            () => Evidence);
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var code = await new CommandLine(work, output, error).RunAsync(arguments, cancel);
        (Output, Error) = (output.ToString(), error.ToString());
        return code;
    }
}
