using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Training;

namespace PlantNSeek.Testing.Slow;

/// <summary>The slow training, in double between the steps.</summary>
internal sealed record SlowTrainer(NetworkDefinition Definition) : ITrainer
{
    public string Engine => SlowEngine.Instance.Name;

    public bool IsBitIdentical => SlowEngine.Instance.IsBitIdentical;

    public ParameterLayout Layout => Definition.Layout;

    public ITrainingSession Begin(ReadOnlySpan<float> parameters, Mask mask, ISampleSource data, LossFunction loss, OptimizerSettings optimizer, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(optimizer);
        Sizes.Require(parameters.Length, "the parameter buffer", Layout.Count);
        Sizes.Require(mask.Length, "the mask", Layout.Count);
        Sizes.Require(data, loss, Definition.Input.Size, Definition.Output.Size);
        if (optimizer is SgdSettings { DecaysMasked: true })
        {
            throw new NotSupportedException("the engine 'slow' leaves masked parameters where they are; these settings let them decay");
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            if (mask[i] && !float.IsFinite(parameters[i]))
            {
                throw new NonFiniteException(FormattableString.Invariant($"{Layout.Describe(i)} is {parameters[i]} before the first step"));
            }
        }

        return new SlowSession(Definition, parameters, mask, data, loss, optimizer);
    }
}
