namespace PlantNSeek.Reporting.Documents;

/// <summary>A run of a text: plain, code, or a link.</summary>
internal readonly record struct InlineRun(string Text, bool IsCode = false, string? Target = null);

/// <summary>Reads the two marks of a report's texts.</summary>
internal static class InlineText
{
    public static IReadOnlyList<InlineRun> Parse(string text)
    {
        var runs = new List<InlineRun>();
        var plain = 0;
        for (var i = 0; i < text.Length;)
        {
            var (run, end) = text[i] switch
            {
                '`' => Code(text, i),
                '[' => Link(text, i),
                _ => (default(InlineRun?), i),
            };
            if (run is not { } found)
            {
                i++;
                continue;
            }

            AddPlain(runs, text[plain..i]);
            runs.Add(found);
            plain = i = end;
        }

        AddPlain(runs, text[plain..]);
        return runs;
    }

    private static (InlineRun? Run, int End) Code(string text, int start)
    {
        var end = text.IndexOf('`', start + 1);
        return end <= start + 1 ? (null, start) : (new(text[(start + 1)..end], IsCode: true), end + 1);
    }

    private static (InlineRun? Run, int End) Link(string text, int start)
    {
        var middle = text.IndexOf("](", start, StringComparison.Ordinal);
        var end = middle < 0 ? -1 : text.IndexOf(')', middle);
        if (end < 0)
        {
            return (null, start);
        }

        var (label, target) = (text[(start + 1)..middle], text[(middle + 2)..end]);
        var isTarget = target.StartsWith("https://", StringComparison.Ordinal) || target.StartsWith('#');
        return label.Contains('[') || !isTarget || target.Any(char.IsWhiteSpace) ? (null, start) : (new(label, Target: target), end + 1);
    }

    private static void AddPlain(List<InlineRun> runs, string text)
    {
        if (text.Length > 0)
        {
            runs.Add(new(text));
        }
    }
}
