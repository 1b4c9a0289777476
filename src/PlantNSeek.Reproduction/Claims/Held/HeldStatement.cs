namespace PlantNSeek.Claims.Held;

/// <summary>
/// What holds in every replicate, by proof or by construction. It is a requirement on the program, not a finding: it can be violated, by a mistake, but
/// no sample decides it.
/// </summary>
/// <param name="Id">Such as <c>C2</c>.</param>
/// <param name="Title">A few words.</param>
/// <param name="Source">Where the paper says it.</param>
/// <param name="Statement">What holds.</param>
/// <param name="Because">Why.</param>
/// <param name="Requirements">The requirements that state it, each with a test of its own.</param>
/// <param name="Parts">What is measured in every replicate, with the bound that each must meet.</param>
public sealed record HeldStatement(
    string Id, string Title, string Source, string Statement, Ground Because, IReadOnlyList<string> Requirements, IReadOnlyList<ClaimPart> Parts);
