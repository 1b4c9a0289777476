using System.Reflection;
using System.Reflection.Emit;

namespace PlantNSeek.Reproduction.Tests.Structure;

/// <summary>The types that a compiled type uses: in its signatures, in its locals and in the instructions of its methods.</summary>
internal static class TypeUses
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    /// <summary>All types used, generic arguments and element types taken apart.</summary>
    public static IEnumerable<Type> Of(Type type)
    {
        IEnumerable<Type?> uses =
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetFields(Declared).Select(f => f.FieldType),
            .. type.GetMethods(Declared).Select(m => m.ReturnType),
            .. type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)).SelectMany(InMethod),
        ];
        return uses.SelectMany(TakeApart).Distinct();
    }

    private static IEnumerable<Type?> InMethod(MethodBase method)
    {
        IEnumerable<Type?> inBody = method.GetMethodBody() is { } body
            ? body.LocalVariables.Select(v => v.LocalType).Concat(InInstructions(method, body.GetILAsByteArray()!))
            : [];
        return method.GetParameters().Select(p => (Type?)p.ParameterType).Concat(inBody);
    }

    private static IEnumerable<Type?> InInstructions(MethodBase method, byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            var value = il[at] == 0xFE ? (short)((0xFE << 8) | il[at + 1]) : il[at];
            var code = OpCodesByValue[value];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                foreach (var used in Resolve(method, BitConverter.ToInt32(il, at)))
                {
                    yield return used;
                }
            }

            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type?> Resolve(MethodBase method, int token)
    {
        var ofType = method.DeclaringType is { IsGenericType: true } declaring ? declaring.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        var member = method.Module.ResolveMember(token, ofType, ofMethod);
        return member is MethodInfo { IsGenericMethod: true } generic
            ? [member.DeclaringType, .. generic.GetGenericArguments()]
            : [member as Type ?? member?.DeclaringType];
    }

    private static IEnumerable<Type> TakeApart(Type? type) => type switch
    {
        null => [],
        { HasElementType: true } => TakeApart(type.GetElementType()),
        { IsGenericType: true } => [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(TakeApart)],
        _ => [type],
    };
}
