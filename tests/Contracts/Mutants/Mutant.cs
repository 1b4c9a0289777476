using PlantNSeek.Testing.Running;

namespace PlantNSeek.Contracts.Mutants;

/// <summary>A correct implementation with one thing wrong, which one rule alone should notice.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="What">The one thing.</param>
/// <param name="Make">The implementation with its rules; made for each test, since some have a state.</param>
internal sealed record Mutant(string Rule, string What, Func<ContractRun> Make);
