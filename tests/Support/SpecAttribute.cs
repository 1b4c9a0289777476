using NUnit.Framework;

namespace PlantNSeek.TestSupport;

/// <summary>Names the requirement or claim (an id of the <c>spec</c> folder) that a test checks.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class SpecAttribute(string id) : PropertyAttribute("Spec", id)
{
    public string Id { get; } = id;
}
