using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Training;

namespace PlantNSeek.Recovery;

/// <summary>
/// Trains tickets of one network under equal conditions: whatever is compared has been trained on as many samples in all, counted from the initial
/// parameters, in the same order.
/// </summary>
/// <remarks>
/// A ticket that brings start parameters which are trained already (RigL, late resetting, continuous sparsification) is trained for what is left of
/// the total. One whose start has been trained for longer than that (learning-rate rewinding), or for an unknown time, is compared from the
/// initial parameters; what its own start is worth is measured apart (<see cref="FromOwnStart"/>).
/// </remarks>
/// <param name="trainer">The engine, with the network.</param>
/// <param name="initial">The network's initial parameters, in layout order.</param>
/// <param name="data">The training data.</param>
/// <param name="settings">The training of a ticket that starts from the initial parameters; its epochs are the total.</param>
/// <param name="shuffle">Makes the random stream that orders the samples, the same each time.</param>
public sealed class TicketTraining(ITrainer trainer, ReadOnlyMemory<float> initial, ISampleSource data, TrainingSettings settings, Func<RandomStream> shuffle)
{
    /// <summary>How a ticket is trained in the planted-ticket paper: ten epochs of Adam in batches of 32.</summary>
    public static TrainingSettings Published { get; } = new() { Epochs = 10, BatchSize = 32 };

    /// <summary>Samples that every compared ticket has been trained on in the end.</summary>
    public long Total => (long)settings.Epochs * data.Count;

    /// <summary>The ticket as it is compared: from its own start where that leaves something to train or nothing at all, else from the initial parameters.</summary>
    public FoundTicket Compared(FoundTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return ticket.StartParameters is null || ticket.StartSamples <= Total ? ticket : ticket with { StartParameters = null, StartSamples = null };
    }

    /// <summary>The parameters of a ticket once it has been trained on <see cref="Total"/> samples, masked entries +0.</summary>
    /// <param name="ticket">The ticket; it is trained as <see cref="Compared"/> says.</param>
    /// <param name="cancel">Looked at before each step.</param>
    /// <exception cref="NonFiniteException">Training diverged.</exception>
    public float[] ToTotal(FoundTicket ticket, CancellationToken cancel)
    {
        var compared = Compared(ticket);
        return Train(compared, compared.StartParameters is null ? null : Total - compared.StartSamples, cancel);
    }

    /// <summary>The parameters of a ticket after <see cref="Total"/> more samples from its own start, masked entries +0.</summary>
    /// <inheritdoc cref="ToTotal"/>
    public float[] FromOwnStart(FoundTicket ticket, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return Train(ticket, null, cancel);
    }

    /// <summary>Epochs that a ticket's own start has been trained for; null where that is not known.</summary>
    public double? EpochsOf(FoundTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return ticket.StartParameters is null ? 0 : (double?)ticket.StartSamples / data.Count;
    }

    private float[] Train(FoundTicket ticket, long? samples, CancellationToken cancel)
    {
        var start = (ticket.StartParameters ?? initial).Span;
        return ticket.Mask.Apply<float>(
            Trainer.Train(trainer, start, ticket.Mask, data, LossFunction.For(data), settings with { MaxSamples = samples }, shuffle(), null, default, cancel).Parameters);
    }
}
