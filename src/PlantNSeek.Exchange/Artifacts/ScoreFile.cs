using PlantNSeek.Networks;
using PlantNSeek.Numpy;

namespace PlantNSeek.Artifacts;

/// <summary>The scores of a pruner as an <c>.npz</c> file: for each tensor of the network an array of its name and shape, a number for each parameter; the largest are kept.</summary>
public static class ScoreFile
{
    /// <summary>Reads the scores of a host's parameters, in layout order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="host">The network.</param>
    /// <param name="biases">What becomes of the biases where the file has an array for none of them: their scores are then NaN.</param>
    /// <returns>A score for each parameter, finite where the file has it.</returns>
    /// <exception cref="NpzException">The file is not what it must be: the message names file, array and what does not fit.</exception>
    public static double[] Read(string path, Host host, MissingBiases biases = MissingBiases.AreAnError)
    {
        using var file = NpzFile.Open(path);
        return Read(file, host, biases);
    }

    /// <inheritdoc cref="Read(string, Host, MissingBiases)"/>
    public static double[] Read(NpzFile file, Host host, MissingBiases biases = MissingBiases.AreAnError)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(host);
        if (TextArrays.Has(file, ArrayNames.Task) || TextArrays.Has(file, ArrayNames.Receipt))
        {
            throw NpzException.OfFile(file.Name, $"is a planted host or its truth; scores for {host.Name} are needed");
        }

        TensorArrays.RequireNoOthers(file, host.Layout, "", host.Name);
        var scores = new double[host.Layout.Count];
        var hasBiases = TensorArrays.OwnTensors(host.Layout).Any(slice => slice.Kind == ParameterKind.Bias && file.Find(slice.Name) is not null);
        foreach (var slice in TensorArrays.OwnTensors(host.Layout))
        {
            var place = scores.AsSpan(slice.Offset, slice.Length);
            if (slice.Kind == ParameterKind.Bias && !hasBiases && biases != MissingBiases.AreAnError)
            {
                place.Fill(double.NaN);
                continue;
            }

            var array = TensorArrays.Tensor(file, slice, "", host.Name, "scores have all biases or none; say by judge --biases whether those without scores are kept or removed");
            array.ReadDoubles().CopyTo(place);
            var wrong = place.IndexOfAnyExceptInRange(double.MinValue, double.MaxValue);
            if (wrong >= 0)
            {
                throw array.ErrorAt(wrong, FormattableString.Invariant($"is {place[wrong]}; a score must be finite"));
            }
        }

        return scores;
    }
}
