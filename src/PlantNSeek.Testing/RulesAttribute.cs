using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;

namespace PlantNSeek.Testing;

/// <summary>Makes a test of each rule that the fixture's traits select.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RulesAttribute : NUnitAttribute, ITestBuilder
{
    public IEnumerable<TestMethod> BuildFrom(IMethodInfo method, Test? suite)
    {
        var builder = new NUnitTestCaseBuilder();
        var contract = (Contract)Reflect.Construct(method.TypeInfo.Type, suite?.Arguments ?? []);
        foreach (var (text, tier) in contract.Run.Rules)
        {
            var parameters = new TestCaseParameters([text.Id]) { TestName = Running.RuleResult.NameOf(text, tier) };
            parameters.Properties.Set(PropertyNames.Description, $"{text.Statement} ({text.Link})");
            yield return builder.BuildTestMethod(method, suite, parameters);
        }
    }
}
