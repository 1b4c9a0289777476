namespace PlantNSeek.Cli.Ci;

/// <summary>What a CI system shows of one rule for one pruner or seeker. All texts are plain, without control characters.</summary>
/// <param name="Subject">The name that the pruner or seeker gives itself.</param>
/// <param name="Type">Full name of its type, or of its contract's.</param>
/// <param name="Name">The rule's number and heading, or <c>leaderboard</c>.</param>
/// <param name="Failure">All that is to be said where it closes the gate; null where it does not.</param>
/// <param name="Skipped">Why nothing came of it; null where something did.</param>
internal sealed record CiCase(string Subject, string Type, string Name, string? Failure, string? Skipped)
{
    /// <summary>The first line of the failure, such as an annotation has for its title.</summary>
    public string Title => Failure is { } failure ? $"{Subject}: {failure.Split('\n')[0]}" : $"{Subject}: {Name}";
}
