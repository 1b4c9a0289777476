using System.Globalization;
using System.Reflection;
using System.Text;

namespace PlantNSeek.Snapshots.Tests.PublicApi;

/// <summary>The public types and members of an assembly as text: kinds in a fixed order, names in ordinal order.</summary>
internal static class PublicApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // Members that the compiler writes for every record.
    private static readonly string[] OfEveryRecord = ["<Clone>$", "PrintMembers", "Deconstruct", "get_EqualityContract", "op_Equality", "op_Inequality"];

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var space in assembly.GetExportedTypes().GroupBy(t => t.Namespace).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append("namespace ").Append(space.Key).Append('\n');
            foreach (var type in space.OrderBy(TypeNames.Of, StringComparer.Ordinal))
            {
                text.Append("  ").Append(Heading(type)).Append('\n');
                foreach (var member in Members(type))
                {
                    text.Append("    ").Append(member).Append('\n');
                }
            }
        }

        return text.ToString().TrimEnd('\n');
    }

    private static string Heading(Type type)
    {
        var bases = new[] { type.BaseType }.Where(b => b is not null && b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum))
            .Concat(type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).OrderBy(i => i.Name, StringComparer.Ordinal))
            .Where(t => type is { IsEnum: false } && t!.IsPublic).Select(t => TypeNames.Of(t!)).ToArray();
        return $"{Kind(type)} {TypeNames.Of(type)}{(bases.Length > 0 ? " : " : "")}{string.Join(", ", bases)}";
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        _ when type.BaseType == typeof(MulticastDelegate) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ when type.GetMethod("<Clone>$") is not null => type.IsSealed ? "sealed record" : type.IsAbstract ? "abstract record" : "record",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static IEnumerable<string> Members(Type type) => type.IsEnum
        ? Enum.GetNames(type).Select(n => $"{n} = {Convert.ToInt64(Enum.Parse(type, n), CultureInfo.InvariantCulture)}")
        :
        [
            .. type.GetConstructors(Declared).Where(IsVisible).Select(c => $"new({Parameters(c)})").Order(StringComparer.Ordinal),
            .. ByName(type.GetFields(Declared).Where(f => f is { IsSpecialName: false } && (f.IsPublic || f.IsFamily))).Select(Field),
            .. ByName(type.GetProperties(Declared).Where(p => p.GetAccessors(true).Any(IsVisible) && p.Name != "EqualityContract")).Select(Property),
            .. ByName(type.GetEvents(Declared)).Select(e => $"event {TypeNames.Of(e.EventHandlerType!)} {e.Name}"),
            .. ByName(type.GetMethods(Declared).Where(m => IsVisible(m) && IsWritten(m))).Select(Method),
        ];

    private static IEnumerable<T> ByName<T>(IEnumerable<T> members)
        where T : MemberInfo => members.OrderBy(m => m.Name, StringComparer.Ordinal).ThenBy(m => m.ToString(), StringComparer.Ordinal);

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsWritten(MethodInfo method) =>
        !OfEveryRecord.Contains(method.Name)
        && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
        && (method.GetBaseDefinition().DeclaringType != typeof(object) || method.Name == nameof(ToString));

    private static string Field(FieldInfo field) =>
        $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeNames.Of(field.FieldType)} {field.Name}";

    private static string Property(PropertyInfo property)
    {
        var index = property.GetIndexParameters();
        var name = index.Length > 0 ? $"this[{string.Join(", ", index.Select(TypeNames.Of))}]" : property.Name;
        var setter = property.SetMethod is { } set && IsVisible(set)
            ? set.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit") ? " init;" : " set;"
            : "";
        var fixedKind = (property.GetMethod ?? property.SetMethod)!;
        return $"{Modifiers(fixedKind)}{TypeNames.Of(property.PropertyType)} {name} {{ get;{setter} }}";
    }

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Of))}>" : "";
        return $"{Modifiers(method)}{TypeNames.Of(method.ReturnType)} {method.Name}{generic}({Parameters(method)})";
    }

    private static string Modifiers(MethodInfo method) => method switch
    {
        _ when method.DeclaringType!.IsInterface => method.IsStatic ? "static " : "",
        { IsStatic: true } => "static ",
        _ when method.GetBaseDefinition() != method => "override ",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true, IsFinal: false } => "virtual ",
        { IsFamily: true } => "protected ",
        _ => "",
    };

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(TypeNames.Of));
}
