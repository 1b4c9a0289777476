namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>One search's rounds.</summary>
/// <param name="Name">The search; a series keeps colour, marker and dash over the columns of a figure by this name.</param>
/// <param name="Scores">What the rounds' masks are worth, over the parameters that they keep.</param>
/// <param name="Dead">The share of those parameters that is on no path.</param>
public sealed record RoundCurve(string Name, IReadOnlyList<SharePoint> Scores, IReadOnlyList<SharePoint> Dead);
