using System.Reflection;
using TorchSharp;

namespace PlantNSeek.TorchSharp.Tests.Lifetime;

/// <summary>Which methods of TorchSharp turn a number into a native scalar that nothing holds, themselves or by what they call.</summary>
internal static class ScalarScan
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly Lazy<HashSet<MethodBase>> All = new(Find);

    /// <summary>What calls such a method, as "caller: called". Converting to a <c>using</c> variable or a field by <c>ToScalar</c> is no such call.</summary>
    public static IEnumerable<string> UnheldIn(IEnumerable<Type> types) =>
        from method in types.SelectMany(Methods)
        from called in Calls(method)
        where All.Value.Contains(called)
        select $"{method.DeclaringType!.Name}.{method.Name}: {called.DeclaringType!.Name}.{called.Name}";

    private static HashSet<MethodBase> Find()
    {
        var calls = typeof(torch).Assembly.GetTypes().SelectMany(Methods).ToDictionary(method => method, method => Calls(method).ToHashSet());
        HashSet<MethodBase> found = [.. typeof(Scalar).GetMethods().Where(m => m.Name == "op_Implicit")];
        HashSet<MethodBase> converting = [.. found, .. typeof(ScalarExtensionMethods).GetMethods().Where(m => m.Name.EndsWith("Scalar", StringComparison.Ordinal))];
        for (var before = -1; before != converting.Count;)
        {
            before = converting.Count;
            converting.UnionWith(calls.Where(call => call.Value.Overlaps(converting)).Select(call => call.Key));
        }

        // To convert is harmless by itself; it is who converts and hands over that must not be called.
        converting.ExceptWith(typeof(ScalarExtensionMethods).GetMethods());
        return converting;
    }

    private static IEnumerable<MethodBase> Methods(Type type) => type.GetMethods(Any).Cast<MethodBase>().Concat(type.GetConstructors(Any));

    // Every place where the bytes of a call could be; an operand that looks like one resolves to nothing, or to a method that is not called, which a reader can see.
    private static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i + 4 < code.Length; i++)
        {
            if (code[i] is 0x28 or 0x6F or 0x73 && Resolve(method, BitConverter.ToInt32(code, i + 1)) is { } called)
            {
                yield return called;
            }
        }
    }

    private static MethodBase? Resolve(MethodBase method, int token)
    {
        try
        {
            var arguments = method is ConstructorInfo ? null : method.GetGenericArguments();
            return (token >> 24) is 0x06 or 0x0A or 0x2B ? method.Module.ResolveMethod(token, method.DeclaringType?.GetGenericArguments(), arguments) : null;
        }
        catch (Exception e) when (e is ArgumentException or BadImageFormatException or FileNotFoundException or TypeLoadException)
        {
            return null;
        }
    }
}
