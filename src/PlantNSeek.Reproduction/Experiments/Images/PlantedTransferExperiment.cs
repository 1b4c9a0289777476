using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Recovery;
using PlantNSeek.Tasks;
using PlantNSeek.Tasks.Images.Planted;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.Images;

/// <summary>
/// A ticket that is planted for bars, sought on bars and used on a task of the same ticket, which is the key's: so what the two tasks share is known, all of it. The score of a run is the accuracy on
/// that task.
/// </summary>
internal sealed class PlantedTransferExperiment : IExperiment
{
    /// <summary>The name in keys.</summary>
    public const string ExperimentName = "images-transfer";

    /// <summary>The mask found on bars, from the initial values.</summary>
    public const string Source = "Source";

    /// <summary>A random mask with as many parameters of each layer at each place of its kernels: what knows how many weights a place has, and nothing of the ticket.</summary>
    public const string Shuffled = "Source, shuffled by taps";

    /// <summary>The mask that the same search finds on bars in the host before planting, from the initial values of the planted one.</summary>
    public const string Unplanted = "Source, unplanted";

    /// <summary>The mask found on bars, from the values that training without a mask on bars gave.</summary>
    public const string LateReset = "Source, late reset";

    /// <summary>The mask found on bars, from newly drawn values.</summary>
    public const string RandomStart = "Source, random values";

    /// <summary>The mask found on the task that it is used on.</summary>
    public const string Target = "Target";

    private const string Density = "10x";
    private static readonly PlantedImageTask From = PlantedImageTasks.Bars;
    private static readonly MultishotSeeker Seeker = new(PrunerCatalog.Magnitude, new MultishotSettings { Training = new TrainingSettings { Epochs = 1 } });

    /// <inheritdoc/>
    public string Name => ExperimentName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Seekers { get; } = [Source, Shuffled, Unplanted, LateReset, RandomStart, Target];

    /// <inheritdoc/>
    public long Cost(ScenarioKey key) => RunCost.OfImages(
        (key.Seeker.Length > 0 ? 2 : 10) * TicketJudge.Published.Epochs * ImageSamples.Count / 1.8, From.Definition(key.Depth, key.Width).Multiplications);

    /// <inheritdoc/>
    public string? Lacks(ScenarioKey key) => ImageEngine.Lacks();

    /// <inheritdoc/>
    public ExperimentResult Run(ScenarioKey key, Protocol protocol, CancellationToken cancel)
    {
        var engine = ImageEngine.For(key);
        var task = PlantedImageTasks.ByName(key.Task);
        if (!task.Target(key.Depth).Parameters.Span.SequenceEqual(From.Target(key.Depth).Parameters.Span))
        {
            throw new ArgumentException($"task is {key.Task}, whose ticket is another than that of {From.Name}; {PlantedImageTasks.Distractors.Name} has the same", nameof(key));
        }

        var source = new ImageScenario(key with { Task = From.Name }, protocol, engine);
        var data = ImageSamples.Draw(task, protocol.Samples, key.Noise, (ulong)key.Replicate);
        var runs = from label in DensityPoint.Of(key, [Density]) where label != DensityPoint.Dense from run in new Arms(source, data, label, cancel).Run(key.Seeker) select run;
        var judge = OnTarget(source, data);
        return ScenarioDescription.Describe(
            key, source.Size, protocol, _ => judge.Strong(source.Truth)[0], source.Problem.Planted.Receipt.Deviation.Relative, [.. runs], [RunResults.Untrained(judge, "Oracle", DensityPoint.Ticket, source.Truth)])
            with { Engine = engine.Facts };
    }

    private static TicketJudge OnTarget(ImageScenario source, TaskData data) => source.Judge() with { Data = data.Training, Test = data.Test, Stream = purpose => source.Stream($"target {purpose}") };

    // What is found and trained at one density, each when it is asked for.
    private sealed class Arms
    {
        private readonly ImageScenario _source;
        private readonly TicketJudge _judge;
        private readonly string _label;
        private readonly CancellationToken _cancel;
        private readonly Lazy<Mask> _onSource, _unplanted, _onTarget;

        public Arms(ImageScenario source, TaskData data, string label, CancellationToken cancel)
        {
            (_source, _judge, _label, _cancel) = (source, OnTarget(source, data), label, cancel);
            _onSource = new(() => Find(source.Seeking(label)));
            _unplanted = new(() => Find(source.Seeking(label, isPlanted: false)));
            _onTarget = new(() => Find(source.Seeking(label) with { PruningBatch = data.Pruning, TrainingData = data.Training }));
        }

        public IEnumerable<RunResult> Run(string only) =>
            from arm in (IEnumerable<(string Name, Func<Mask> Mask, Func<float[]> Start)>)
            [
                (Source, () => _onSource.Value, Initial),
                (Shuffled, () => KernelShuffle.ByTaps(_source.Layout, _onSource.Value, _source.Stream("shuffled mask")), Initial),
                (Unplanted, () => _unplanted.Value, Initial),
                (LateReset, () => _onSource.Value, () => _source.Judge().FromOwnStart(new FoundTicket(Mask.All(_source.Layout.Count)) { StartParameters = Initial() }, _cancel)),
                (RandomStart, () => _onSource.Value, () => Initialisation.Draw(_source.Problem.Planted.Host.Definition, ImageProblem.HostRule, _source.Stream("random start"))),
                (Target, () => _onTarget.Value, Initial),
            ]
            where only.Length == 0 || only == arm.Name
            select Judged(arm.Name, arm.Mask(), arm.Start());

        private RunResult Judged(string name, Mask mask, float[] start)
        {
            var trained = _judge.Scores(_judge.FromOwnStart(new FoundTicket(mask) { StartParameters = start }, _cancel));
            var before = _judge.Scores(mask.Apply<float>(start));
            return RunResults.Untrained(_judge, name, _label, mask) with { Strong = before[0], StrongUnscaled = before[1], Weak = trained[0], WeakUnscaled = trained[1] };
        }

        private float[] Initial() => _source.Problem.Planted.HostParameters;

        private Mask Find(SeekingProblem problem) => Seeker.Seek(problem, null, _cancel).Mask;
    }
}
