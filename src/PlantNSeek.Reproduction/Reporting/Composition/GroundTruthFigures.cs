using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Reporting.Figures.Dots;
using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Reporting.Figures.Hosts;
using PlantNSeek.Tasks;
using PlantNSeek.Tasks.Targets;

namespace PlantNSeek.Reporting.Composition;

/// <summary>The tasks (Fig. 1) and the tickets that solve them (Fig. 2).</summary>
public static class GroundTruthFigures
{
    private const int Samples = 160;

    /// <summary>Noisy samples of each task.</summary>
    public static SvgFigure TaskSamples() => Figures.Dots.TaskSamples.Draw(new TaskSamplesData(
        "tasks",
        "Samples of the three tasks",
        "Scatter plots: ReLU values over the input; Circle inputs coloured by the four classes, which are rings; the three coordinates of Helix over the input.",
        [.. LearningTasks.All.Select(Panel)]));

    /// <summary>The hand-built networks at depth 5, without edges of rounding noise.</summary>
    public static SvgFigure Tickets(int depth) => TicketDiagram.Draw(new TicketDiagramData(
        "tickets",
        $"The planted tickets at depth {depth}",
        "Layers of neurons from left to right. Edges are weights, wider where larger; colour tells the sign. Marked neurons have a bias.",
        [.. LearningTasks.All.Select(task => Network(task, task.Target(depth, TargetForm.Lean)))]));

    private static SamplePanel Panel(LearningTask task)
    {
        var batch = task.Draw(Samples, 0.01, new RandomStream(1, $"figure {task.Name}"));
        var points = new List<SamplePoint>();
        for (var i = 0; i < batch.Count; i++)
        {
            if (batch.IsClassification)
            {
                points.Add(new SamplePoint(batch.Inputs[2 * i], batch.Inputs[(2 * i) + 1], batch.Labels[i]));
                continue;
            }

            for (var k = 0; k < batch.OutputWidth; k++)
            {
                points.Add(new SamplePoint(batch.Inputs[i], batch.Values[(i * batch.OutputWidth) + k], k));
            }
        }

        return batch.IsClassification
            ? new SamplePanel(CurveFigures.Title(task), "x1", "x2", [.. Enumerable.Range(0, batch.OutputWidth).Select(c => $"class {c}")], points)
            : new SamplePanel(CurveFigures.Title(task), "x", "y", [.. Enumerable.Range(1, batch.OutputWidth).Select(k => $"y{k}")], points);
    }

    private static TicketNetwork Network(LearningTask task, DoubleNetwork target)
    {
        var edges = new List<TicketEdge>();
        var biases = new List<double[]>();
        for (var layer = 0; layer < target.Layout.LayerCount; layer++)
        {
            var (weight, bias) = (target.Layout.Weight(layer), target.Layout.Bias(layer));
            for (var i = 0; i < weight.Length; i++)
            {
                if (target.Parameters[weight.Offset + i] is var value && value != 0)
                {
                    edges.Add(new TicketEdge(layer, i % weight.Columns, i / weight.Columns, value));
                }
            }

            biases.Add(target.Parameters.Slice(bias.Offset, bias.Length).ToArray());
        }

        return new TicketNetwork(
            $"{CurveFigures.Title(task)}: {target.NonZeroWeights()} weights, {target.NonZeroBiases()} biases", [.. target.Graph.Widths], edges, biases);
    }
}
