using PlantNSeek.Testing.Rules;

namespace PlantNSeek.Cli.Check.Messages;

/// <summary>A rule that is to be tried.</summary>
internal sealed record PlannedRule(string Id, RuleTier Tier);
