using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Testing;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Outsiders.Violating;

/// <summary>Gives no number, and talks without an end of line.</summary>
public sealed class NotANumber : IPruner
{
    public string Name => "Not a number";

    public void Score(PruningContext context, Span<double> scores)
    {
        using var output = Console.OpenStandardOutput();
        output.Write("scoring… "u8);
        scores.Fill(double.NaN);
    }
}

/// <summary>Brings a mask that is too short.</summary>
public sealed class ShortMask : ITicketSeeker
{
    public string Name => "Short mask";

    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new FoundTicket(Mask.All(problem.Layout.Count - 1));
    }
}

/// <summary>Correct but for what nobody told: it looks at no data.</summary>
public sealed class SilentlyDataFree : IPruner
{
    public string Name => "Silently data-free";

    public void Score(PruningContext context, Span<double> scores) => Scores.OfSize(context, scores);
}

/// <summary>Looks at no data either, and its contract knows.</summary>
public sealed class Deviating : IPruner
{
    public string Name => "Deviating";

    public void Score(PruningContext context, Span<double> scores) => Scores.OfSize(context, scores);
}

public sealed class DeviatingContract : PrunerContract
{
    protected override IReadOnlyList<KnownDeviation> KnownDeviations => [new("R308", "the size is all it takes")];

    protected override IPruner Create() => new Deviating();
}

/// <summary>Is at its end on networks larger than a contract's.</summary>
public sealed class OnlySmall : IPruner
{
    public string Name => "Only small";

    public void Score(PruningContext context, Span<double> scores)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (scores.Length > 20000)
        {
            throw new NotSupportedException($"{scores.Length} parameters are too many");
        }

        Scores.OfSize(context, scores);
    }
}

/// <summary>Has a name, and words, that would paint the terminal.</summary>
public sealed class Painted : IPruner
{
    public string Name => "Pain\u001b[31mted\r\nall \u202edekcehc";

    public void Score(PruningContext context, Span<double> scores) => throw new InvalidOperationException("\u001b[2Jwiped\u0007");
}

/// <summary>Cannot be held by anybody.</summary>
public ref struct Fleeting : IPruner
{
    public readonly string Name => "Fleeting";

    public readonly void Score(PruningContext context, Span<double> scores) => Scores.OfSize(context, scores);
}

/// <summary>Cannot be made by others.</summary>
public sealed class WithArguments(string name) : IPruner
{
    public string Name => name;

    public void Score(PruningContext context, Span<double> scores) => Scores.OfSize(context, scores);
}

internal static class Scores
{
    public static void OfSize(PruningContext context, Span<double> scores)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Math.Abs(context.Parameters.Span[i]);
        }
    }
}

#pragma warning disable CA1812 // made by nobody: that is the point
internal sealed class Internal : IPruner
#pragma warning restore CA1812
{
    public string Name => "Internal";

    public void Score(PruningContext context, Span<double> scores) => Scores.OfSize(context, scores);
}
