using PlantNSeek.Pruning;

namespace PlantNSeek.Outsiders.Breaking;

/// <summary>Cannot be made.</summary>
public sealed class ThrowingConstructor : IPruner
{
    public ThrowingConstructor() => throw new InvalidOperationException("the weights\nare not there");

    public string Name => "Throwing constructor";

    public void Score(PruningContext context, Span<double> scores) => scores.Clear();
}

/// <summary>Never comes back from being made, and never stops talking.</summary>
public sealed class HangingConstructor : IPruner
{
    public HangingConstructor()
    {
        using var output = Console.OpenStandardOutput();
        while (true)
        {
            output.Write("nearly there\n"u8);
            Thread.Sleep(50);
        }
    }

    public string Name => "Hanging constructor";

    public void Score(PruningContext context, Span<double> scores) => scores.Clear();
}

/// <summary>Never ends.</summary>
public sealed class Hanging : IPruner
{
    public string Name => "Hanging";

    public void Score(PruningContext context, Span<double> scores) => Thread.Sleep(Timeout.Infinite);
}

/// <summary>Ends the process, as if all were well.</summary>
public sealed class Exiting : IPruner
{
    public string Name => "Exiting";

    public void Score(PruningContext context, Span<double> scores) => Environment.Exit(0);
}

/// <summary>Says that all is done, where only the command may speak.</summary>
public sealed class Pretending : IPruner
{
    public string Name => "Pretending";

    public void Score(PruningContext context, Span<double> scores)
    {
        using var output = Console.OpenStandardOutput();
        output.Write("\n{\"kind\":\"End\"}\n"u8);
        Environment.Exit(0);
    }
}

/// <summary>Calls itself.</summary>
public sealed class Overflowing : IPruner
{
    public string Name => "Overflowing";

    public void Score(PruningContext context, Span<double> scores)
    {
        Score(context, scores);
        scores[0]++; // so that the call is no jump
    }
}

/// <summary>Gives up for good.</summary>
public sealed class Failing : IPruner
{
    public string Name => "Failing";

    public void Score(PruningContext context, Span<double> scores) => Environment.FailFast("no way out");
}
