using PlantNSeek.Numerics;

namespace PlantNSeek.Testing.Rules;

/// <summary>The exact distribution of a sum of independent hypergeometric numbers: hits by chance over several tensors, networks or masks.</summary>
internal sealed class HitDistribution
{
    private double[] _probabilities = [1];

    /// <summary>Adds the hits of <paramref name="drawn"/> random parameters of <paramref name="population"/>, <paramref name="marked"/> of them marked.</summary>
    public void Add(int population, int marked, int drawn)
    {
        var hits = new Hypergeometric(population, marked, drawn);
        Add([.. Enumerable.Range(0, hits.Maximum + 1).Select(h => Probability(hits, h))]);
    }

    /// <summary>Adds a hit that comes when exactly <paramref name="exactly"/> of the drawn parameters are marked.</summary>
    public void AddWhen(int exactly, int population, int marked, int drawn)
    {
        var probability = Probability(new Hypergeometric(population, marked, drawn), exactly);
        Add([1 - probability, probability]);
    }

    public double Mean => _probabilities.Select((p, i) => p * i).Sum();

    /// <summary>The probability of that many hits or fewer.</summary>
    public double AtMost(int hits) => _probabilities.Take(hits + 1).Sum();

    /// <summary>The probability of that many hits or more.</summary>
    public double AtLeast(int hits) => _probabilities.Skip(hits).Sum();

    private static double Probability(Hypergeometric distribution, int hits) =>
        hits < distribution.Minimum || hits > distribution.Maximum ? 0 : DeterministicMath.Exp(distribution.LogProbability(hits));

    private void Add(double[] added)
    {
        var sum = new double[_probabilities.Length + added.Length - 1];
        for (var h = 0; h < added.Length; h++)
        {
            for (var i = 0; i < _probabilities.Length; i++)
            {
                sum[i + h] += added[h] * _probabilities[i];
            }
        }

        _probabilities = sum;
    }
}
