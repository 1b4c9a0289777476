using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <summary>
/// Draws changes of a mask that are worth trying. Of several random candidates the one is taken that a model of second order (the slope of the
/// loss by a unit's sum, and the Gauss-Newton curvature) thinks best; the exact loss then decides elsewhere.
/// </summary>
internal sealed unsafe partial class Proposals
{
    private const int Patience = 64;
    private const double NewcomersPrices = 2;
    private readonly int _longestDraft;
    private readonly SparseNetwork _network;
    private readonly KeptGraph _graph;
    private readonly RandomStream _random;
    private readonly AlignedBuffer<float> _row;
    private readonly double[] _costs;
    private bool _hasSlopes;

    public Proposals(SparseNetwork network, RandomStream random)
    {
        (_network, _graph, _random) = (network, network.Graph, random);
        _row = new AlignedBuffer<float>(network.ModelSamples.Stride);
        _newRows = new AlignedBuffer<float>(network.ModelSamples.Stride * Candidates);
        _costs = new double[_graph.Layout.Count];
        _longestDraft = (2 * _graph.Levels) + 4;
        (_chain, _draft, _best) = (new int[_graph.Levels], new int[_longestDraft], new int[_longestDraft]);
        _wiring = new int[Candidates * _longestDraft];
    }

    /// <summary>What a kept parameter has to be worth: the loss that the cheaper ones of those kept would cost if they went.</summary>
    public double Price { get; private set; }

    /// <summary>How much noise a refit puts on its candidates, so that it does not propose the same again.</summary>
    public double Noise { get; set; }

    /// <summary>Refits in a hundred proposals.</summary>
    public int RefitShare { get; set; }

    /// <summary>Candidates of which the best is proposed, at most.</summary>
    public int Screened { get; set; } = 8;

    /// <summary>To be called when the accepted mask is about to change by the graph's journal, or the loss has changed.</summary>
    public void Forget()
    {
        _hasSlopes = false;
        foreach (var parameter in _graph.Journal)
        {
            _costs[parameter] = NewcomersPrices * Price; // not yet measured: no victim before the cheap ones
        }
    }

    /// <summary>Toggles some parameters of the graph; false where nothing came to mind.</summary>
    public bool Propose() => _random.NextInt32(100) < RefitShare ? Refit() : _random.NextInt32(100) switch
    {
        < 10 => Remove(),
        < 45 => Add(),
        < 60 => Move(source: true),
        < 75 => Move(source: false),
        < 85 => ReplaceUnit(),
        _ => InsertUnits(),
    };

    /// <summary>One of the cheaper kept parameters that the present proposal does not speak of; -1 where there is none.</summary>
    public int Victim()
    {
        var best = -1;
        for (var draw = 0; draw < 4 && _graph.Count > 0; draw++)
        {
            var candidate = _graph.Kept[_random.NextInt32(_graph.Count)];
            if ((best < 0 || _costs[candidate] < _costs[best]) && !_graph.Journal.Contains(candidate))
            {
                best = candidate;
            }
        }

        return best;
    }

    /// <summary>The kept parameter that costs least; there must be one.</summary>
    public int Cheapest()
    {
        var best = _graph.Kept[0];
        foreach (var candidate in _graph.Kept)
        {
            best = _costs[candidate] < _costs[best] || (_costs[candidate] == _costs[best] && candidate < best) ? candidate : best;
        }

        return best;
    }

    /// <summary>Measures what each kept parameter costs when it goes with all that depends on it, for each parameter that goes.</summary>
    public void MeasureCosts()
    {
        var kept = _graph.Kept.ToArray();
        var costs = new double[kept.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            _graph.Toggle(kept[i]);
            _graph.Tidy();
            costs[i] = _costs[kept[i]] = (_network.Try() - _network.Current) / _graph.Journal.Length;
            _network.Revert();
        }

        Price = costs.Length > 0 ? Math.Max(0, SampleStatistics.Quantile(costs, 0.15)) : 0;
    }

    private bool Remove()
    {
        var victim = Victim();
        if (victim >= 0)
        {
            _graph.Toggle(victim);
        }

        return victim >= 0;
    }

    private void NeedSlopes()
    {
        if (!_hasSlopes)
        {
            _network.Differentiate();
            _hasSlopes = true;
        }
    }

    // A random input, output or unit that carries something; -1 where none was met.
    private int Active(int level) => Draw(level, active: true);

    private int Inactive(int level) => Draw(level, active: false);

    private int Draw(int level, bool active)
    {
        for (var draw = 0; draw < Patience; draw++)
        {
            var unit = _random.NextInt32(_graph.Widths[level]);
            if ((level == _graph.Levels - 1 || _graph.IsActive(level, unit)) == active)
            {
                return unit;
            }
        }

        return -1;
    }

    private bool Toggle(int parameter)
    {
        if (parameter >= 0)
        {
            _graph.Toggle(parameter);
        }

        return parameter >= 0;
    }
}
