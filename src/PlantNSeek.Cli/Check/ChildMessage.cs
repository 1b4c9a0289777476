using System.Text.Json;
using PlantNSeek.Experiments;

namespace PlantNSeek.Cli.Check;

/// <summary>A line from a child process to the command that started it.</summary>
/// <param name="Kind">What it says.</param>
internal sealed record ChildMessage(MessageKind Kind)
{
    /// <summary>Full name of a type.</summary>
    public string Subject { get; init; } = "";

    /// <summary>What it is.</summary>
    public SubjectKind SubjectKind { get; init; }

    /// <summary>A name, a remark, an error, or a result.</summary>
    public string Text { get; init; } = "";

    /// <summary>The rules to come, without outcome.</summary>
    public IReadOnlyList<PlannedRule> Rules { get; init; } = [];

    /// <summary>A rule with its outcome.</summary>
    public CheckedRule? Rule { get; init; }

    /// <summary>The message as one line.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, ResultsJson.Options);

    /// <summary>The message of a line; null for what somebody's own code wrote.</summary>
    public static ChildMessage? Of(string line)
    {
        try
        {
            return line.StartsWith('{') ? JsonSerializer.Deserialize<ChildMessage>(line, ResultsJson.Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
