using PlantNSeek.Networks;

namespace PlantNSeek.Experiments.Spiral;

/// <summary>A point of the spiral with its class, 0 or 1.</summary>
internal readonly record struct SpiralSample(float X, float Y, float Label)
{
    public static SpiralSample[] Of(Batch batch)
    {
        var samples = new SpiralSample[batch.Count];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = new(batch.Inputs[2 * i], batch.Inputs[(2 * i) + 1], batch.Labels[i]);
        }

        return samples;
    }
}
