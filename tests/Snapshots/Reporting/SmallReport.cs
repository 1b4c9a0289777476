using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures.Curves;
using PlantNSeek.Reporting.Figures.Dots;
using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Reporting.Figures.Hosts;
using PlantNSeek.Reporting.Figures.Verdicts;

namespace PlantNSeek.Snapshots.Tests.Reporting;

/// <summary>Instances of every figure and of a document that are small enough to read in a snapshot.</summary>
internal static class SmallReport
{
    /// <summary>Every character that means something to XML, HTML or Markdown.</summary>
    public const string Nasty = "a<b> & \"c\" 'd' | `e *f* _g_ [h](i) #j \\k $l$ ~m~ ß∂";

    public static DensityCurvesData Curves { get; } = new("curves", "Scores over density", "Two panels.", ["Weak"], ["Circle", "Helix"],
    [
        new("accuracy", ValueScale.Accuracy, 0.0052, 0.981,
        [
            new("Random", [new(0.0052, 0.16, 0.14, 0.17), new(0.1, 0.85, 0.61, 0.92), new(1, 0.96, 0.95, 0.97)]),
            new("SynFlow", [new(1, 0.95, 0.94, 0.97), new(0.1, 0.97, 0.96, 0.98), new(0.0052, double.NaN, 0, 1)]),
        ]),
        new("mean squared error", ValueScale.Error, 0.2875, 0.0003, [new("SynFlow", [new(0.1, 0.0005, 0.0003, 0.001), new(0.5, 0, 0, double.PositiveInfinity)])]),
    ]);

    public static TaskSamplesData Samples { get; } = new("samples", "Samples", "Two tasks.",
    [
        new("Circle", "x₁", "x₂", ["inside", "outside"], [new(-0.97, 0.2, 1), new(0.1, -0.2, 0), new(0.99, 0.98, 1)]),
        new("ReLU", "x", "y", ["y"], [new(-1, 0, 0), new(0.5, 0.5, 0), new(1, 1, 0)]),
    ]);

    public static TicketDiagramData Ticket { get; } = new("ticket", "A ticket", "Three layers.",
        [new("Circle", [2, 3, 1], [new(0, 0, 0, 1), new(0, 1, 2, -2), new(1, 0, 0, 0.5), new(1, 2, 0, -4)], [[0.5, 0, -0.25], [-1]])]);

    public static LayerOverlapData Overlap { get; } = new("overlap", "Planted parameters kept", "Two pruners.", OverlapMeasure.Recall,
    [
        new("Random", "density 0.1", [new(200, 4, 20, 0), new(400, 8, 40, 1.5)]),
        new("SynFlow", "density 0.1", [new(200, 4, 0, 0), new(400, 8, 60, 8)]),
        new("Random", "density 0.5", [new(200, 4, 100, 2), new(400, 8, 200, 4)]),
    ]);

    public static DotRowsData Dots { get; } = new("dots", "Scores in rows", "Two seekers.", ["SynFlow", "A seeker of a long name"],
        [new("strong at 0.01", 0, IsHollow: true), new("weak at 0.01", 0), new("weak at 0.1", 1)],
        [
            new("Circle", "accuracy", ValueScale.Accuracy, 0.98, 0.95,
                [new("SynFlow", "strong at 0.01", 0.4, 0.3, 0.5), new("SynFlow", "weak at 0.01", 0.9, 0.8, 0.95), new("A seeker of a long name", "weak at 0.1", 0.97, 0.97, 0.97)]),
            new("ReLU", "squared error", ValueScale.Error, 0.0001, 0.0003,
                [new("SynFlow", "strong at 0.01", 0.2, 0.1, 0.3), new("SynFlow", "weak at 0.01", 0.0002, 0.0001, 0.01), new("A seeker of a long name", "weak at 0.1", double.NaN, 0, 1)]),
        ]);

    public static ShareCurvesData Shares { get; } = new("shares", "Shares over width", "A line and points.", "width", "accuracy", [3, 16, 64],
    [
        new("exact", [new(3, 0.2, 0.2, 0.2), new(64, 0.9, 0.9, 0.9)], HasMarkers: false),
        new("measured", [new(3, 0.25, 0.1, 0.3), new(16, double.NaN, 0, 1), new(64, 0.85, 0.8, 0.9)], HasLine: false),
        new("SNIP", [new(3, 0.7, 0.6, 0.8), new(16, 0.6, 0.5, 0.7), new(64, 0.5, 0.4, 0.6)]),
    ])
    {
        Reference = 0.95,
        ReferenceLabel = "best",
    };

    public static RoundCurvesData Rounds { get; } = new("rounds", "Scores over rounds", "Two tasks.", "After training", "Dead parameters",
    [
        new("Circle", "accuracy", ValueScale.Accuracy, 21, 0.98, 0.95,
        [
            new("without decay", [new(200, 0.97, 0.96, 0.98), new(60, 0.7, 0.6, 0.8), new(20, 0.2, 0.1, 0.3)], [new(200, 0.1, 0, 0.2), new(60, 0.5, 0.4, 0.6), new(20, 0.9, 0.8, 1)]),
            new("with decay", [new(200, 0.98, 0.97, 0.99), new(20, 0.96, 0.9, 0.97)], [new(200, 0, 0, 0), new(20, 0.1, 0, 0.2)]),
        ]),
        new("ReLU", "squared error", ValueScale.Error, 40, 1e-4, 3e-4, [new("with decay", [new(30, 2e-4, 1e-4, 1e-3), new(200, double.NaN, 0, 1)], [])]),
    ]);

    public static HostDiagramData Host { get; } = new("host", "A host", "Six units between two inputs and one output.", [2, 6, 1],
        [
            new(0, 0, 1, 1, EdgeOrigin.Common), new(0, 1, 1, -2, EdgeOrigin.Planted), new(0, 1, 4, 0.5, EdgeOrigin.Planted), new(0, 0, 2, 3, EdgeOrigin.Found), new(0, 1, 0, -1, EdgeOrigin.Found),
            new(1, 1, 0, 0.5, EdgeOrigin.Common), new(1, 4, 0, -4, EdgeOrigin.Planted), new(1, 2, 0, 1, EdgeOrigin.Found),
        ],
        [new(0, 1, EdgeOrigin.Common), new(0, 4, EdgeOrigin.Found), new(0, 2, EdgeOrigin.Found), new(1, 0, EdgeOrigin.Planted)], HasTruth: true);

    public static VerdictMatrixData Verdicts { get; } = new("verdicts", "Verdicts", "Every kind.", ["Paper", "Fair"],
    [
        new("Of the paper", [new("C6", "No strong ticket", "claim-C6", [VerdictBadge.Reproduced, VerdictBadge.Deviates]), new("C13", "Alike", "claim-C13", [VerdictBadge.NotTestable, VerdictBadge.OutOfBudget])]),
        new("Beyond", [new("W1", "Decay", "claim-W1", [VerdictBadge.Undecided, VerdictBadge.Undecided])]),
    ]);

    public static ReportDocument Document { get; } = new(
        "A small report", "Of nothing", "The lead.",
        [
            new FigureBlock(VerdictMatrix.Draw(Verdicts), "All verdicts.", "") { Evidence = "3 of 4 runs recomputed now" },
            new ClaimsBlock("The claims.",
            [
                new("C6", "No strong ticket.", VerdictBadge.Reproduced, VerdictBadge.Deviates, "3 of 4", [new("Claim", "No pruner finds a strong ticket."), new("Reason", "Outputs were not rescaled.")],
                    new("The parts of C6", [new("protocol"), new("measured", IsNumeric: true)], [["Paper", "0.28"], ["Fair", "0.97"]])),
                new("C13", "Results are alike.", VerdictBadge.NotTestable, VerdictBadge.OutOfBudget, "no runs", []),
                new("W1", "Decay helps.", VerdictBadge.Undecided, VerdictBadge.Undecided, "all 4", [new("Source", "nobody")]),
            ]),
        ],
        [
            new("results", "Results",
            [
                new ParagraphBlock("Scores are in `report.json`; see [the origin](#origin)."),
                new FigureBlock(TicketDiagram.Draw(Ticket), "The ticket.", "plantnseek reproduce", new("Its counts", [new("layer"), new("weights", IsNumeric: true)], [["1", "2"], ["2", "2"]])),
                new SubheadingBlock("In numbers"),
                new TableBlock(new("Verdicts.", [new("claim"), new("verdict")], [["C6", VerdictBadge.Reproduced]])),
            ]),
            new("origin", "Where this comes from",
            [
                new DefinitionsBlock([new("Commit", "`0123abc`")]),
                new CommandBlock("dotnet test"),
                new ListBlock(["1. is no list", "second"]),
            ]),
        ]);

    /// <summary>A document in which every text is <paramref name="text"/>.</summary>
    public static ReportDocument Saying(string text) => new(text, text, text,
        [new ClaimsBlock(text, [new(text, text, VerdictBadge.Deviates, VerdictBadge.Deviates, text, [new(text, text)], new(text, [new(text)], [[text]]))])],
        [
            new("section", text,
            [
                new ParagraphBlock(text),
                new SubheadingBlock(text),
                new TableBlock(new(text, [new(text)], [[text]])),
                new FigureBlock(DensityCurves.Draw(new("figure", text, text, [text], [text], [new(text, ValueScale.Accuracy, 0.1, 0.5, [new(text, [new(1, 1, 1, 1)])])])), text, text) { Evidence = text },
                new DefinitionsBlock([new(text, text)]),
                new ListBlock([text]),
                new CommandBlock(text),
            ]),
        ]);
}
