namespace PlantNSeek.Experiments.Transfer;

/// <summary>
/// Trainings in one pair of planted networks that no seeker has a part in: the same for all seekers and densities, so done once. For one
/// thread, and for keys that differ by seeker and density only.
/// </summary>
internal sealed class TransferTrainings
{
    private readonly Dictionary<(bool OnSource, TransferMask Mask, TransferStart Start), float[]> _trained = [];

    /// <summary>The trained parameters, which nobody changes.</summary>
    public float[] Of(bool onSource, TransferMask mask, TransferStart start, Func<float[]> train)
    {
        if (mask is not (TransferMask.Dense or TransferMask.Planted))
        {
            return train();
        }

        if (!_trained.TryGetValue((onSource, mask, start), out var parameters))
        {
            _trained[(onSource, mask, start)] = parameters = train();
        }

        return parameters;
    }
}
