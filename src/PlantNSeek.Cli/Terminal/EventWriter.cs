using System.Text;
using System.Text.Json;
using PlantNSeek.Files;
using PlantNSeek.Numerics;

namespace PlantNSeek.Cli.Terminal;

/// <summary>Standard error for programs that read it: one JSON object a line, whose <c>event</c> is <c>progress</c>, <c>remark</c> or <c>error</c>.</summary>
/// <param name="inner">Where the lines go.</param>
internal sealed class EventWriter(TextWriter inner) : TextWriter
{
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => inner.Write(value);

    /// <summary>How far work is.</summary>
    public void Progress(string title, WorkProgress value, TimeSpan elapsed) =>
        Line(new { @event = "progress", title, done = value.Done, total = value.Total, seconds = Math.Round(elapsed.TotalSeconds, 1), work = value.CurrentWork });

    /// <summary>What is said beside it.</summary>
    public void Remark(string title, string text) => Line(new { @event = "remark", title, text });

    /// <summary>Why the command ends.</summary>
    public void Error(string text) => Line(new { @event = "error", text });

    private void Line<T>(T content)
    {
        lock (_gate)
        {
            inner.WriteLine(JsonSerializer.Serialize(content, JsonFormat.Readable));
        }
    }
}
