using System.Runtime.Intrinsics;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Tasks;
using Lanes = System.Runtime.Intrinsics.Vector512<float>;

namespace PlantNSeek.Experiments.Spiral;

/// <summary>
/// Trains networks 2-3-3-3-1 on the spiral with the logistic loss of their one output, up to 16 at a time. A network's bits depend on its
/// mask, its start and the recipe alone. Nothing is allocated while it trains; for one thread.
/// </summary>
public sealed class SpiralTrainer
{
    /// <summary>Networks trained at a time.</summary>
    public const int Capacity = SpiralPack.Size;

    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.99f;
    private const float Epsilon = 1e-8f;

    private readonly Schedule _screening, _polishing;
    private readonly SpiralSample[] _scored, _all;
    private readonly SpiralPack _pack = new();
    private readonly Lanes[] _masks = new Lanes[SpiralPack.ParameterCount];
    private readonly Lanes[] _first = new Lanes[SpiralPack.ParameterCount];
    private readonly Lanes[] _second = new Lanes[SpiralPack.ParameterCount];
    private readonly int[] _correct = new int[Capacity];

    /// <param name="recipe">How to train.</param>
    public SpiralTrainer(SpiralRecipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        Recipe = recipe;
        _screening = new Schedule(recipe.Screening, recipe.Seed, "screening");
        _polishing = new Schedule(recipe.Polishing, recipe.Seed, "polishing");
        _scored = SpiralSample.Of(CubistSpiral.EveryNth(recipe.ScoreStep));
        _all = SpiralSample.Of(CubistSpiral.Data);
    }

    private SpiralTrainer(SpiralTrainer other)
    {
        (Recipe, _screening, _polishing, _scored, _all) = (other.Recipe, other._screening, other._polishing, other._scored, other._all);
    }

    /// <summary>How it trains.</summary>
    public SpiralRecipe Recipe { get; }

    /// <summary>Points of which <see cref="ScoredCorrect"/> counts those on the right side.</summary>
    public int ScoredPoints => _scored.Length;

    /// <summary>Points of the whole spiral.</summary>
    public int Points => _all.Length;

    /// <summary>Another trainer of the same recipe, for another thread; it shares the samples.</summary>
    public SpiralTrainer Twin() => new(this);

    /// <summary>Puts a masked network into a lane.</summary>
    /// <param name="lane">0 to 15.</param>
    /// <param name="mask">Which of the 37 parameters are kept.</param>
    /// <param name="parameters">Start values; masked ones count as 0.</param>
    public void Load(int lane, Mask mask, ReadOnlySpan<float> parameters)
    {
        ArgumentNullException.ThrowIfNull(mask);
        for (var i = 0; i < SpiralPack.ParameterCount; i++)
        {
            _masks[i] = _masks[i].WithElement(lane, mask[i] ? BitConverter.Int32BitsToSingle(-1) : 0);
            _pack.Parameters[i] = _pack.Parameters[i].WithElement(lane, mask[i] ? parameters[i] : 0);
        }
    }

    /// <summary>The parameters of a lane, in the order of the layout.</summary>
    public float[] Parameters(int lane)
    {
        var parameters = new float[SpiralPack.ParameterCount];
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = _pack.Parameters[i][lane];
        }

        return parameters;
    }

    /// <summary>The first phase of the recipe, for all lanes.</summary>
    public void Screen() => Run(_screening);

    /// <summary>The second phase, from where the lanes are.</summary>
    public void Polish() => Run(_polishing);

    /// <summary>How many of the scored points each lane has on the right side; what has diverged calls every point class 0.</summary>
    public ReadOnlySpan<int> ScoredCorrect() => Correct(_scored);

    /// <summary>How many of all points each lane has on the right side.</summary>
    public ReadOnlySpan<int> AllCorrect() => Correct(_all);

    private int[] Correct(SpiralSample[] samples)
    {
        Array.Clear(_correct);
        _pack.CountCorrect(samples, _correct);
        return _correct;
    }

    private void Run(Schedule schedule)
    {
        Array.Clear(_first);
        Array.Clear(_second);
        for (var step = 0; step < schedule.Steps; step++)
        {
            var samples = schedule.Batch(step);
            _pack.Gradient.Clear();
            _pack.AddGradient(samples);
            Update(1f / samples.Length, schedule.Rate(step), schedule.SecondScale(step));
        }
    }

    private void Update(float share, float rate, float secondScale)
    {
        var parameters = _pack.Parameters;
        var gradient = _pack.Gradient;
        for (var i = 0; i < SpiralPack.ParameterCount; i++)
        {
            var g = (gradient[i] * share) & _masks[i];
            var first = Vector512.FusedMultiplyAdd(_first[i], Vector512.Create(Beta1), g * (1 - Beta1));
            var second = Vector512.FusedMultiplyAdd(_second[i], Vector512.Create(Beta2), g * g * (1 - Beta2));
            (_first[i], _second[i]) = (first, second);
            parameters[i] -= first * rate / (Vector512.Sqrt(second * secondScale) + Vector512.Create(Epsilon));
        }
    }

    /// <summary>The samples of each step and its rates, made once.</summary>
    private sealed class Schedule
    {
        private readonly SpiralSample[] _samples;
        private readonly float[] _rates, _secondScales;
        private readonly int _perEpoch, _stepsPerEpoch, _batchSize;

        public Schedule(SpiralPhase phase, ulong seed, string name)
        {
            var samples = SpiralSample.Of(CubistSpiral.EveryNth(phase.SampleStep));
            (_perEpoch, _batchSize) = (samples.Length, phase.BatchSize);
            _stepsPerEpoch = (_perEpoch + _batchSize - 1) / _batchSize;
            _samples = new SpiralSample[phase.Epochs * _perEpoch];
            var order = new RandomStream(seed, $"spiral {name} order");
            for (var epoch = 0; epoch < phase.Epochs; epoch++)
            {
                order.Shuffle(samples.AsSpan());
                samples.CopyTo(_samples, epoch * _perEpoch);
            }

            Steps = phase.Epochs * _stepsPerEpoch;
            (_rates, _secondScales) = (new float[Steps], new float[Steps]);
            var (power1, power2) = (1.0, 1.0);
            for (var step = 0; step < Steps; step++)
            {
                (power1, power2) = (power1 * Beta1, power2 * Beta2);
                var cosine = (1 + DeterministicMath.Cos(Math.PI * step / Steps)) / 2;
                _rates[step] = (float)(phase.LearningRate * cosine / (1 - power1));
                _secondScales[step] = (float)(1 / (1 - power2));
            }
        }

        public int Steps { get; }

        public ReadOnlySpan<SpiralSample> Batch(int step)
        {
            var (epoch, within) = (step / _stepsPerEpoch, step % _stepsPerEpoch * _batchSize);
            return _samples.AsSpan((epoch * _perEpoch) + within, Math.Min(_batchSize, _perEpoch - within));
        }

        /// <summary>The learning rate with Adam's correction of the first moment.</summary>
        public float Rate(int step) => _rates[step];

        /// <summary>Adam's correction of the second moment.</summary>
        public float SecondScale(int step) => _secondScales[step];
    }
}
