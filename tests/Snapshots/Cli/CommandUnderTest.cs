using PlantNSeek.Cli;
using PlantNSeek.Cli.Check;
using PlantNSeek.Experiments;
using PlantNSeek.Training;

namespace PlantNSeek.Snapshots.Tests.Cli;

/// <summary>The command within this process, with made-up work behind it.</summary>
internal sealed class CommandUnderTest
{
    public Func<ReproduceRequest, IProgress<ReproductionProgress>, CancellationToken, ReproduceOutcome> Reproduce { get; init; } =
        (_, _, _) => new ReproduceOutcome(28, [], ["report/index.html"]);

    /// <summary>What the work says beside its progress.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    public Func<StepRequest, StepTiming> MeasureStep { get; init; } = _ => new StepTiming(20904, 63.1234, 70);

    public Func<SpiralRequest, IReadOnlyList<string>> SearchSpiral { get; init; } = request => [request.File];

    public Func<CheckRequest, IProgress<ReproductionProgress>, CheckOutcome> Check { get; init; } =
        (request, _) => new CheckOutcome(request.Assembly, [], [], request.AcceptDeviations, []);

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public async Task<int> RunAsync(string arguments, CancellationToken cancel = default)
    {
        var work = new Work(
            ["quick", "paper"],
            (request, progress, remarks, stop) =>
            {
                foreach (var remark in Remarks)
                {
                    remarks.Report(remark);
                }

                return Reproduce(request, progress, stop);
            },
            (request, _) => MeasureStep(request),
            (request, _, _) => SearchSpiral(request),
            (request, progress, remarks, _) =>
            {
                foreach (var remark in Remarks)
                {
                    remarks.Report(remark);
                }

                return Check(request, progress);
            });
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var code = await new CommandLine(work, output, error).RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), cancel);
        (Output, Error) = (output.ToString(), error.ToString());
        return code;
    }
}
