using System.Text.Json;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Files;
using PlantNSeek.Numpy;

namespace PlantNSeek.Cli.Check.Messages;

/// <summary>A line from a child process to the command that started it.</summary>
/// <param name="Kind">What it says.</param>
internal sealed record ChildMessage(MessageKind Kind)
{
    /// <summary>Full name of a type, or of the static member that holds the subject.</summary>
    public string Subject { get; init; } = "";

    /// <summary>What it is.</summary>
    public SubjectKind SubjectKind { get; init; }

    /// <summary>A name, a remark, an error, or a result; of a subject that a static member holds, how code names it.</summary>
    public string Text { get; init; } = "";

    /// <summary>The rules to come, without outcome.</summary>
    public IReadOnlyList<PlannedRule> Rules { get; init; } = [];

    /// <summary>A rule with its outcome.</summary>
    public CheckedRule? Rule { get; init; }

    /// <summary>The message as one line.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, JsonFormat.Options);

    /// <summary>
    /// The message of a line; null for what a user's own code wrote. Names and words are fit for a terminal: a user's code has chosen them. The
    /// names of types are as they are, for types are found by them.
    /// </summary>
    public static ChildMessage? Of(string line)
    {
        try
        {
            return line.StartsWith('{') ? JsonSerializer.Deserialize<ChildMessage>(line, JsonFormat.Options)?.Plain() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A result is JSON still, which has no control characters.
    private ChildMessage Plain() => Kind == MessageKind.Found ? this : this with
    {
        Text = Kind == MessageKind.Begin ? OneLine.Of(Text) : PlainText.Of(Text),
        Rule = Rule is null ? null : Rule with { Reason = PlainText.Of(Rule.Reason), Message = PlainText.Of(Rule.Message) },
    };
}
