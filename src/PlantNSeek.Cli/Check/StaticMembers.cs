using System.Reflection;
using PlantNSeek.Cli.Check.Messages;
using PlantNSeek.Pruning;

namespace PlantNSeek.Cli.Check;

/// <summary>Pruners and seekers that a type holds in public static properties and fields, as one in a single function is held.</summary>
internal static class StaticMembers
{
    private const BindingFlags Access = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Those of a type that can be seen from outside; none of them is read. What is found by its own type is left out.</summary>
    public static IEnumerable<(MemberInfo Member, SubjectKind Kind)> Of(Type type)
    {
        if (!type.IsVisible || type.ContainsGenericParameters)
        {
            yield break;
        }

        foreach (var member in type.GetMembers(Access).OrderBy(static member => member.Name, StringComparer.Ordinal))
        {
            var held = member switch
            {
                PropertyInfo { GetMethod.IsPublic: true } property when property.GetIndexParameters().Length == 0 => property.PropertyType,
                FieldInfo field => field.FieldType,
                _ => null,
            };
            if (held is null || (held.Assembly == type.Assembly && !held.IsAbstract && UserAssembly.HasConstructor(held, BindingFlags.Public)))
            {
                continue;
            }

            if (held.IsAssignableTo(typeof(IPruner)))
            {
                yield return (member, SubjectKind.Pruner);
            }

            if (held.IsAssignableTo(typeof(ITicketSeeker)))
            {
                yield return (member, SubjectKind.Seeker);
            }
        }
    }

    /// <summary>What a member holds.</summary>
    public static object? Read(MemberInfo member) => member switch
    {
        PropertyInfo property => property.GetMethod!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null),
        FieldInfo field => field.GetValue(null),
        _ => null,
    };

    /// <summary>The member of a full name, such as <c>Mine.Pruners.Snip</c>; null where the assembly has none.</summary>
    public static MemberInfo? Find(Assembly assembly, string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 ? null : assembly.GetType(name[..dot])?.GetMember(name[(dot + 1)..], MemberTypes.Property | MemberTypes.Field, Access).FirstOrDefault();
    }
}
