namespace PlantNSeek.Reporting.Documents;

/// <summary>An entry of a <see cref="DefinitionsBlock"/>.</summary>
/// <param name="Term">What is described.</param>
/// <param name="Description">Its description.</param>
public sealed record Definition(string Term, string Description);
