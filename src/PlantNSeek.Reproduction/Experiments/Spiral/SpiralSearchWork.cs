using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using PlantNSeek.Numerics;

namespace PlantNSeek.Experiments.Spiral;

/// <summary>The state of a search: that of each mask.</summary>
internal sealed class SpiralSearchWork
{
    private readonly SpiralSearchSettings _settings;
    private readonly Standing[] _standings;
    private readonly ConcurrentBag<SpiralTrainer> _trainers = [];
    private readonly SpiralTrainer _trainer;
    private readonly int _threads;
    private readonly IProgress<ReproductionProgress>? _progress;
    private readonly CancellationToken _cancel;
    private readonly SpiralCheckpoint? _checkpoint;
    private readonly Lock _gate = new();
    private readonly long _total;
    private long _done;

    public SpiralSearchWork(
        SpiralSearchSettings settings,
        IReadOnlyList<SpiralMask> masks,
        int threads,
        SpiralCheckpoint? checkpoint,
        IProgress<ReproductionProgress>? progress,
        CancellationToken cancel)
    {
        (_settings, _threads, _progress, _cancel, _checkpoint) = (settings, threads, progress, cancel, checkpoint);
        _standings = [.. masks.Select(static mask => new Standing(mask))];
        _trainer = new SpiralTrainer(settings.Recipe);
        foreach (var round in settings.Rounds)
        {
            if (round.Initialisations < 1 || round.Initialisations % SpiralTrainer.Capacity != 0)
            {
                throw new ArgumentException($"a round has {round.Initialisations} initialisations; it takes a multiple of {SpiralTrainer.Capacity}", nameof(settings));
            }

            _total += Participants(round).LongCount() * round.Initialisations;
        }
    }

    /// <summary>The 27 structured networks.</summary>
    public static IReadOnlyList<SpiralMask> Shapes { get; } =
    [
        .. from first in Enumerable.Range(1, 3)
           from second in Enumerable.Range(1, 3)
           from third in Enumerable.Range(1, 3)
           select SpiralMask.Structured(first, second, third),
    ];

    public long Networks => _done;

    public int ScoredPoints => _trainer.ScoredPoints;

    public IReadOnlyList<SpiralSize> Sizes =>
    [
        .. _standings.GroupBy(static s => s.Mask.Parameters).OrderBy(static size => size.Key).Select(static size =>
            new SpiralSize(size.Key, size.Count(), size.Max(static s => s.FirstRoundBest), size.Sum(static s => s.FirstRoundSum))),
    ];

    public void RunRound(int index)
    {
        var round = _settings.Rounds[index];
        var start = _settings.Rounds.Take(index).Sum(static earlier => earlier.Initialisations);
        ForEach([.. Participants(round)], $"round {index + 1} of {_settings.Rounds.Length}", round.Initialisations, (trainer, standing) =>
        {
            if (_checkpoint is not null && _checkpoint.TryGet(index, standing.Mask, out var entry))
            {
                standing.Restore(entry);
                return;
            }

            var mask = standing.Mask.ToMask();
            for (var from = start; from < start + round.Initialisations; from += SpiralTrainer.Capacity)
            {
                _cancel.ThrowIfCancellationRequested();
                for (var lane = 0; lane < SpiralTrainer.Capacity; lane++)
                {
                    trainer.Load(lane, mask, _settings.Recipe.InitialParameters(from + lane));
                }

                trainer.Screen();
                standing.Add(from, trainer.ScoredCorrect(), _settings.RememberedPerMask, first: index == 0);
            }

            lock (_gate)
            {
                _checkpoint?.Add(index, standing.Mask, standing.Save());
            }
        });
    }

    /// <summary>The best pairs of mask and initial values of each size.</summary>
    public IEnumerable<(SpiralMask Mask, int Initialisation)> LeadingPairs() =>
        from size in _standings.GroupBy(static s => s.Mask.Parameters)
        from pair in size.SelectMany(static s => s.Best.Select(b => (s.Mask, b.Initialisation, b.Correct)))
            .OrderByDescending(static p => p.Correct).ThenBy(static p => p.Mask.Code).ThenBy(static p => p.Initialisation)
            .Take(_settings.PolishedPerSize)
        select (pair.Mask, pair.Initialisation);

    /// <summary>The best initial values of the structured networks.</summary>
    public IEnumerable<(SpiralMask Mask, int Initialisation)> StructuredPairs() =>
        _standings.Where(static s => Shapes.Contains(s.Mask)).SelectMany(static s => s.Best.Select(b => (s.Mask, b.Initialisation)));

    /// <summary>Polishes pairs; the best of each mask, by accuracy, then screened accuracy, code and initialisation.</summary>
    public IReadOnlyList<SpiralOptimum> Polish(IEnumerable<(SpiralMask Mask, int Initialisation)> pairs)
    {
        var found = new ConcurrentBag<SpiralOptimum>();
        ForEach([.. pairs.Distinct().Chunk(SpiralTrainer.Capacity)], "polishing", 0, (trainer, chunk) =>
        {
            _cancel.ThrowIfCancellationRequested();
            foreach (var one in Polish(trainer, chunk))
            {
                found.Add(one);
            }
        });
        return
        [
            .. found.OrderByDescending(static f => f.Correct).ThenByDescending(static f => f.Screened)
                .ThenBy(static f => f.Mask, StringComparer.Ordinal).ThenBy(static f => f.Initialisation).DistinctBy(static f => f.Mask),
        ];
    }

    public static SpiralOptimum[] Polish(SpiralTrainer trainer, IReadOnlyList<(SpiralMask Mask, int Initialisation)> pairs)
    {
        for (var lane = 0; lane < pairs.Count; lane++)
        {
            trainer.Load(lane, pairs[lane].Mask.ToMask(), trainer.Recipe.InitialParameters(pairs[lane].Initialisation));
        }

        trainer.Screen();
        var screened = trainer.ScoredCorrect().ToArray();
        trainer.Polish();
        var correct = trainer.AllCorrect();
        var found = new SpiralOptimum[pairs.Count];
        for (var lane = 0; lane < found.Length; lane++)
        {
            var (mask, initialisation) = pairs[lane];
            found[lane] = new SpiralOptimum(
                mask.Parameters, mask.Weights, mask.ToString(), initialisation, screened[lane], correct[lane], (double)correct[lane] / trainer.Points);
        }

        return found;
    }

    // The structured networks take part in every round on top, so that their table is as good as can be.
    private IEnumerable<Standing> Participants(SpiralRound round) =>
        _standings.GroupBy(static s => s.Mask.Parameters).SelectMany(size =>
        {
            var others = size.Where(static s => !Shapes.Contains(s.Mask)).OrderByDescending(static s => s.Top).ThenBy(static s => s.Mask.Code);
            return size.Where(static s => Shapes.Contains(s.Mask)).Concat(others.Take(round.Count(size.Count())));
        });

    private void ForEach<T>(T[] items, string what, int networksEach, Action<SpiralTrainer, T> act)
    {
        try
        {
            var oneByOne = Partitioner.Create(items, loadBalance: true);
            Parallel.ForEach(oneByOne, new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = _cancel }, item =>
            {
                var trainer = _trainers.TryTake(out var idle) ? idle : _trainer.Twin();
                act(trainer, item);
                _trainers.Add(trainer);
                lock (_gate)
                {
                    _done += networksEach;
                    _progress?.Report(new ReproductionProgress(_done, _total, what));
                }
            });
        }
        catch (AggregateException e)
        {
            _cancel.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    /// <summary>The state of one mask; worked on by one thread at a time.</summary>
    private sealed class Standing(SpiralMask mask)
    {
        public SpiralMask Mask { get; } = mask;

        public List<(int Correct, int Initialisation)> Best { get; } = [];

        public int Top => Best.Count > 0 ? Best[0].Correct : 0;

        public int FirstRoundBest { get; private set; }

        public long FirstRoundSum { get; private set; }

        public SpiralCheckpoint.Entry Save() => new(FirstRoundBest, FirstRoundSum, [.. Best]);

        public void Restore(SpiralCheckpoint.Entry entry)
        {
            (FirstRoundBest, FirstRoundSum) = (entry.FirstRoundBest, entry.FirstRoundSum);
            Best.Clear();
            Best.AddRange(entry.Best);
        }

        public void Add(int from, ReadOnlySpan<int> correct, int remembered, bool first)
        {
            for (var lane = 0; lane < correct.Length; lane++)
            {
                Best.Add((correct[lane], from + lane));
                FirstRoundSum += first ? correct[lane] : 0;
                FirstRoundBest = first ? Math.Max(FirstRoundBest, correct[lane]) : FirstRoundBest;
            }

            Best.Sort(static (a, b) => a.Correct != b.Correct ? b.Correct.CompareTo(a.Correct) : a.Initialisation.CompareTo(b.Initialisation));
            Best.RemoveRange(Math.Min(remembered, Best.Count), Math.Max(0, Best.Count - remembered));
        }
    }
}
