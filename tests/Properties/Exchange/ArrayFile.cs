using PlantNSeek.Numpy;

namespace PlantNSeek.Properties.Exchange;

/// <summary>An .npz file in memory, array by array.</summary>
internal sealed class ArrayFile(string name)
{
    private readonly List<(string Array, Action<NpzWriter> Add)> _arrays = [];

    /// <summary>Adds an array, in the place of one of its name.</summary>
    public ArrayFile With<T>(string array, T[] values, params int[] shape)
        where T : unmanaged => With(array, writer => writer.Add<T>(array, values, shape));

    public ArrayFile WithText(string array, string text) => With(array, writer => writer.AddText(array, text));

    public ArrayFile With(string array, Action<NpzWriter> add)
    {
        var place = _arrays.FindIndex(a => a.Array == array);
        if (place < 0)
        {
            _arrays.Add((array, add));
        }
        else
        {
            _arrays[place] = (array, add);
        }

        return this;
    }

    public ArrayFile Without(params string[] arrays)
    {
        _arrays.RemoveAll(a => arrays.Contains(a.Array));
        return this;
    }

    public NpzFile Open()
    {
        var stream = new MemoryStream();
        using (var writer = new NpzWriter(stream))
        {
            _arrays.ForEach(a => a.Add(writer));
        }

        stream.Position = 0;
        return NpzFile.Open(stream, name);
    }

    public string Save(string folder)
    {
        var path = Path.Combine(folder, name);
        using var stream = File.Create(path);
        using var writer = new NpzWriter(stream);
        _arrays.ForEach(a => a.Add(writer));
        return path;
    }
}
