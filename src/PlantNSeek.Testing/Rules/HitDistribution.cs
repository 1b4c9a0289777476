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
        var sum = new double[_probabilities.Length + hits.Maximum];
        for (var h = hits.Minimum; h <= hits.Maximum; h++)
        {
            var probability = DeterministicMath.Exp(hits.LogProbability(h));
            for (var i = 0; i < _probabilities.Length; i++)
            {
                sum[i + h] += probability * _probabilities[i];
            }
        }

        _probabilities = sum;
    }

    public double Mean => _probabilities.Select((p, i) => p * i).Sum();

    /// <summary>The probability of that many hits or fewer.</summary>
    public double AtMost(int hits) => _probabilities.Take(hits + 1).Sum();

    /// <summary>The probability of that many hits or more.</summary>
    public double AtLeast(int hits) => _probabilities.Skip(hits).Sum();
}
