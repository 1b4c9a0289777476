namespace PlantNSeek.Testing.Subjects;

/// <summary>
/// A rule that an implementation is known to violate. Strict: where the rule holds after all, or no rule of the contract has that id, the entry
/// itself is the error.
/// </summary>
/// <param name="Rule">The rule's id, such as <c>R304</c>.</param>
/// <param name="Reason">Why it is so, for the reader of the report.</param>
public sealed record KnownDeviation(string Rule, string Reason);
