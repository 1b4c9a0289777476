using System.Text.RegularExpressions;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numpy;

namespace PlantNSeek.Artifacts;

/// <summary>The tensors of a network, and masks of them, as arrays of their names and shapes.</summary>
internal static partial class TensorArrays
{
    /// <summary>The fully connected network that the shapes of <c>layer1.weight</c>, <c>layer1.bias</c>, <c>layer2.weight</c> … give.</summary>
    /// <exception cref="NpzException">A tensor is missing, has no fitting shape, or belongs to no layer.</exception>
    public static NetworkGraph Chain(NpzFile file)
    {
        if (file.Find("layer1.weight") is null)
        {
            throw NpzException.OfFile(file.Name, NoLayers(file));
        }

        var widths = new List<int>();
        for (var layer = 1; file.Find($"layer{layer}.weight") is { } weight; layer++)
        {
            if (weight.Shape.Count != 2 || weight.Count == 0)
            {
                throw weight.Error($"has the shape {weight.ShapeText}; a weight matrix has [outputs, inputs], each at least 1{(weight.Shape.Count != 4 ? "" : file.Find(ArrayNames.Graph) is null
                    ? $", and a network with convolutions has an array {ArrayNames.Graph}"
                    : $", and the array {ArrayNames.Graph} that a network with convolutions has is damaged here: it does not say that it is a 'plantnseek graph'")}");
            }

            if (layer == 1)
            {
                widths.Add(weight.Shape[1]);
            }
            else if (weight.Shape[1] != widths[^1])
            {
                throw weight.Error($"has the shape {weight.ShapeText}; the layer before it has {widths[^1]} outputs, so it must be ({weight.Shape[0]}, {widths[^1]}){(TransposedWeights.Hint(file) is { Length: > 0 } hint ? hint : Hint(weight, widths[^1]))}");
            }

            widths.Add(weight.Shape[0]);
        }

        try
        {
            return file.Arrays.Any(static a => BiasName().IsMatch(a.Name)) ? new Architecture([.. widths]).Graph : Architecture.WithoutBiases([.. widths]).Graph;
        }
        catch (ArgumentException e)
        {
            throw NpzException.OfFile(file.Name, $"holds too large a network: {e.Message}", e);
        }
    }

    /// <summary>The parameters whose tensors have a prefix before their names, in layout order.</summary>
    /// <param name="file">The file.</param>
    /// <param name="layout">The network's layout.</param>
    /// <param name="prefix">What is put before the names.</param>
    /// <param name="owner">Whose layout it is, for messages.</param>
    /// <exception cref="NpzException">A tensor is missing, one too many, has another shape or type, or a parameter is not finite.</exception>
    public static float[] Parameters(NpzFile file, ParameterLayout layout, string prefix, string owner)
    {
        RequireNoOthers(file, layout, prefix, owner);
        var tensors = Tensors(file, layout, prefix, owner);
        var parameters = new float[layout.Count];
        foreach (var (slice, array) in tensors)
        {
            var place = parameters.AsSpan(slice.Offset, slice.Length);
            array.ReadSingles(place);
            RequireFinite(array, place);
        }

        return parameters;
    }

    /// <summary>The mask whose tensors have a prefix before their names.</summary>
    /// <param name="file">The file.</param>
    /// <param name="layout">The network's layout.</param>
    /// <param name="prefix">What is put before the names.</param>
    /// <param name="owner">Whose layout it is, for messages.</param>
    /// <param name="biases">What is done where the file has no bias at all; null for an error.</param>
    /// <exception cref="NpzException">A tensor is missing, one too many, has another shape, or holds something else than 0 and 1.</exception>
    public static Mask Mask(NpzFile file, ParameterLayout layout, string prefix, string owner, bool? biases = null)
    {
        RequireNoOthers(file, layout, prefix, owner);
        var bits = new bool[layout.Count];
        var hasBiases = layout.Slices.ToArray().Any(s => s.Kind == ParameterKind.Bias && file.Find(prefix + s.Name) is not null);
        foreach (var slice in OwnTensors(layout))
        {
            var place = bits.AsSpan(slice.Offset, slice.Length);
            if (slice.Kind == ParameterKind.Bias && !hasBiases && biases is { } kept)
            {
                place.Fill(kept);
                continue;
            }

            Tensor(file, slice, prefix, owner, "a mask that has one bias must have all").ReadBits().CopyTo(place);
        }

        return Networks.Mask.FromBits(bits);
    }

    /// <summary>Adds parameters.</summary>
    public static void Add<T>(NpzWriter writer, string prefix, ParameterLayout layout, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        foreach (var slice in OwnTensors(layout))
        {
            writer.Add(prefix + slice.Name, values.Slice(slice.Offset, slice.Length), slice.Shape.Extents);
        }
    }

    /// <summary>Adds a mask as booleans.</summary>
    public static void Add(NpzWriter writer, string prefix, ParameterLayout layout, Mask mask)
    {
        var bits = new bool[mask.Length];
        foreach (var index in mask.KeptIndices())
        {
            bits[index] = true;
        }

        Add<bool>(writer, prefix, layout, bits);
    }

    /// <summary>The values of an array, all of them finite.</summary>
    /// <exception cref="NpzException">One is not.</exception>
    public static float[] Finite(NpzArray array)
    {
        var values = array.ReadSingles();
        RequireFinite(array, values);
        return values;
    }

    private static void RequireFinite(NpzArray array, ReadOnlySpan<float> values)
    {
        var wrong = values.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
        if (wrong >= 0)
        {
            throw array.ErrorAt(wrong, NotFinite(array, values[wrong], wrong));
        }
    }

    // A double may be finite and yet too large for the floats that networks are computed in.
    private static string NotFinite(NpzArray array, float value, int index) =>
        array.Type is { Kind: NpyKind.Float, ItemSize: 8 } && array.ReadDoubles()[index] is var exact && double.IsFinite(exact)
            ? FormattableString.Invariant($"is {exact}; networks are computed in single precision, which ends at {float.MaxValue}")
            : FormattableString.Invariant($"is {value}; it must be finite");

    // Nothing is set aside for a network before all of it is there.
    private static List<(ParameterSlice Slice, NpzArray Array)> Tensors(NpzFile file, ParameterLayout layout, string prefix, string owner)
    {
        var tensors = new List<(ParameterSlice, NpzArray)>();
        foreach (var slice in OwnTensors(layout))
        {
            tensors.Add((slice, Tensor(file, slice, prefix, owner, "a network has all biases or none; give zeros for those that are missing")));
        }

        return tensors;
    }

    /// <summary>The array of a tensor, of its shape.</summary>
    /// <exception cref="NpzException">It is missing or has another shape.</exception>
    public static NpzArray Tensor(NpzFile file, ParameterSlice slice, string prefix, string owner, string ofBiases)
    {
        var array = file.Find(prefix + slice.Name) ?? throw NpzException.OfFile(file.Name, Missing(slice, prefix, owner, ofBiases));
        var shape = slice.Shape.Extents.ToArray();
        return array.Shape.SequenceEqual(shape)
            ? array
            : throw array.Error($"has the shape {array.ShapeText}; {slice.Name} of {owner} has ({(shape.Length == 1 ? $"{shape[0]}," : string.Join(", ", shape))}){Hint(array, slice.Columns)}");
    }

    private static string Missing(ParameterSlice slice, string prefix, string owner, string ofBiases) =>
        $"has no array {prefix}{slice.Name}; {owner} has that tensor" + (slice.Kind == ParameterKind.Bias ? $" ({ofBiases})" : "");

    /// <summary>The slices that a file has an array for: not the missing biases of a network that has none.</summary>
    public static ParameterSlice[] OwnTensors(ParameterLayout layout) => [.. layout.Slices.ToArray().Where(static slice => slice.Length > 0)];

    [GeneratedRegex(@"^layer\d+\.bias$", RegexOptions.CultureInvariant)]
    private static partial Regex BiasName();

    private static string NoLayers(NpzFile file)
    {
        var names = file.Arrays.Take(3).Select(static a => a.Name).ToArray();
        var has = names.Length == 0 ? "no arrays" : string.Join(", ", names) + (file.Arrays.Count > names.Length ? ", …" : "");
        return $"has no array layer1.weight; tensors are called layer1.weight, layer1.bias, layer2.weight and so on, and it has {has}";
    }

    private static string Hint(NpzArray array, int inputs) =>
        array.Shape.Count == 2 && array.Shape[0] == inputs && array.Shape[1] != inputs ? "; is it transposed?" : "";

    /// <summary>A misspelt tensor would go unnoticed.</summary>
    /// <exception cref="NpzException">There is an array that is called as a tensor is, and is none of the layout's.</exception>
    public static void RequireNoOthers(NpzFile file, ParameterLayout layout, string prefix, string owner)
    {
        var known = OwnTensors(layout).Select(s => prefix + s.Name).ToHashSet(StringComparer.Ordinal);
        if (file.Arrays.FirstOrDefault(a => a.Name.StartsWith(prefix + "layer", StringComparison.Ordinal) && !known.Contains(a.Name)) is { } other)
        {
            throw other.Error($"is no tensor of {owner}, which has {layout.LayerCount} layers, {prefix}layer1.weight to {prefix}{OwnTensors(layout)[^1].Name}");
        }
    }
}
