using System.Text;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Tasks;
using PlantNSeek.Tasks.Targets;
using PlantNSeek.TestSupport.Snapshots;
using static System.FormattableString;

namespace PlantNSeek.Snapshots.Tests.Targets;

/// <summary>The hand-built targets in a table: widths, sizes, density in a host of width 100, quality on a noise-free grid.</summary>
[Spec("TASK-013")]
public class TargetTableTests
{
    [Test]
    public Task Targets([Values("relu", "circle", "helix")] string task, [Values(TargetForm.Published, TargetForm.Lean)] TargetForm form)
    {
        var learning = LearningTasks.ByName(task);
        var table = new StringBuilder(Invariant($"{"depth",5}  {"widths",-24} {"weights",8} {"biases",7} {"density",11}  quality\n"));
        foreach (var depth in new[] { 3, 4, 5, 6, 7, 10 })
        {
            var target = learning.Target(depth, form);
            var host = Architecture.Uniform(learning.InputWidth, 100, learning.OutputWidth, depth);
            var weights = target.NonZeroWeights(1e-9);
            table.Append(Invariant(
                $"{depth,5}  {target.Architecture,-24} {weights,8} {target.NonZeroBiases(1e-9),7} {(double)weights / host.Layout.WeightCount,11:G6}  {Quality(learning, target):G6}\n"));
        }

        return Verifier.Verify(table.ToString().TrimEnd('\n'));
    }

    [Test]
    public Task Parameters([Values("relu", "circle", "helix")] string task)
    {
        var target = LearningTasks.ByName(task).Target(5, TargetForm.Lean);
        var text = new StringBuilder();
        foreach (var slice in target.Layout.Slices)
        {
            text.Append(Invariant($"{slice.Name} [{slice.Rows}, {slice.Columns}]\n"));
            for (var row = 0; row < slice.Rows; row++)
            {
                var values = target.Parameters.Slice(slice.Offset + (row * slice.Columns), slice.Columns).ToArray();
                text.Append("  ").AppendJoin(' ', values.Select(v => Invariant($"{v + 0.0:0.########}"))).Append('\n');
            }
        }

        return Verifier.Verify(text.ToString().TrimEnd('\n'));
    }

    private static double Quality(LearningTask task, DoubleNetwork target)
    {
        var inputs = task.Grid(task.InputWidth == 1 ? 10001 : 201);
        var sum = 0.0;
        foreach (var input in inputs)
        {
            var output = target.Evaluate(input);
            sum += task.IsClassification
                ? Array.IndexOf(output, output.Max()) == task.TrueLabel(input) ? 1 : 0
                : output.Zip(task.TrueOutputs(input), (a, b) => (a - b) * (a - b)).Average();
        }

        return sum / inputs.Length;
    }
}
