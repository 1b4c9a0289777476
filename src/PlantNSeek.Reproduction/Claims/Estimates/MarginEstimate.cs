namespace PlantNSeek.Claims.Estimates;

/// <summary>The margin of a median score against the ticket's: see <see cref="Margins"/>.</summary>
internal sealed class MarginEstimate : Estimate
{
    private readonly bool _isAccuracy;
    private readonly Estimate _score;
    private readonly MedianEstimate _ticket;
    private readonly FunctionEstimate _margin;

    /// <param name="task">Says whether scores are accuracies or errors.</param>
    /// <param name="score">The median score.</param>
    /// <param name="ticket">The ticket's over the same replicates.</param>
    public MarginEstimate(string task, Estimate score, MedianEstimate ticket)
    {
        (_isAccuracy, _score, _ticket) = (Margins.IsAccuracy(task), score, ticket);
        _margin = new FunctionEstimate(x => Margins.Margin(_isAccuracy, x[0], x[1]), (score, _isAccuracy), (ticket, !_isAccuracy));
    }

    /// <inheritdoc/>
    public override double Value => _margin.Value;

    /// <summary>What no score of a task can be below.</summary>
    public static double SmallestScore(string task) => Margins.IsAccuracy(task) ? double.NegativeInfinity : 0;

    /// <summary>By how much this margin is larger than another. Against the same tickets theirs drops out of it.</summary>
    public Estimate Less(MarginEstimate other)
    {
        if (!ReferenceEquals(_ticket, other._ticket))
        {
            return FunctionEstimate.Difference(this, other);
        }

        double Margin(double score) => Margins.Margin(_isAccuracy, score, _ticket.Value);
        return new FunctionEstimate(x => Margins.Gain(Margin(x[0]), Margin(x[1])), (_score, _isAccuracy), (other._score, !_isAccuracy));
    }

    /// <inheritdoc/>
    public override double Bound(Side side, double tail) => _margin.Bound(side, tail);

    /// <inheritdoc/>
    public override Premises Premises(Side side) => _margin.Premises(side);
}
