namespace PlantNSeek.Reporting.Figures.Drawing;

/// <summary>Gives each series name of a figure its style, in the order of first appearance.</summary>
internal sealed class SeriesOrder
{
    private readonly List<string> _names = [];

    public SeriesOrder(IEnumerable<string> names)
    {
        foreach (var name in names.Where(n => !_names.Contains(n, StringComparer.Ordinal)))
        {
            _names.Add(name);
        }
    }

    public IReadOnlyList<string> Names => _names;

    public SeriesStyle this[string name] => new(_names.IndexOf(name));
}
