using System.Globalization;
using System.Reflection;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.BitIdentity;

/// <summary>What a run asks for, and whether it got it: a setting that is silently ignored would prove nothing.</summary>
internal sealed record Settings(int Threads, string? Culture, IReadOnlyList<(string Name, string Value)> Expected)
{
    public static Settings Parse(string[] arguments)
    {
        var settings = new Settings(1, null, []);
        for (var i = 0; i + 1 < arguments.Length; i += 2)
        {
            var value = arguments[i + 1];
            settings = arguments[i] switch
            {
                "--threads" => settings with { Threads = int.Parse(value, CultureInfo.InvariantCulture) },
                "--culture" => settings with { Culture = value },
                "--expect" => settings with { Expected = [.. settings.Expected, (value.Split('=')[0], value.Split('=')[1])] },
                _ => throw new ArgumentException($"{arguments[i]} is not an argument; the known ones are --threads, --culture, --expect"),
            };
        }

        return settings;
    }

    /// <summary>Puts the culture in force; names the first setting that is not as expected, or null.</summary>
    public string? WhatIsNotInForce()
    {
        if (Culture is not null && CultureIsNotInForce(Culture) is { } complaint)
        {
            return complaint;
        }

        foreach (var (name, value) in Expected)
        {
            if (Actual(name) != value)
            {
                return $"{name} is {Actual(name)}; {value} was asked for";
            }
        }

        return null;
    }

    private static string Actual(string name) => name switch
    {
        "avx512" => OnOff(Avx512F.IsSupported || Vector512.IsHardwareAccelerated),
        "avx2" => OnOff(Avx2.IsSupported || Vector256.IsHardwareAccelerated),
        "fma" => OnOff(Fma.IsSupported),
        "vectors" => OnOff(Vector128.IsHardwareAccelerated),
        "architecture" => System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString(),
        "configuration" => typeof(Architecture).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "none",
        _ => throw new ArgumentException($"{name} is not a setting; the known ones are avx512, avx2, fma, vectors, architecture, configuration"),
    };

    private static string OnOff(bool value) => value ? "on" : "off";

    private static string? CultureIsNotInForce(string name)
    {
        var culture = name == "invariant" ? CultureInfo.InvariantCulture : CultureWithComma(name);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = culture;
        var (expectedName, expectedText) = name == "invariant" ? ("", "1.5") : (name, "1,5");
        var (actualName, actualText) = OnThreads.Run(1, () => (CultureInfo.CurrentCulture.Name, 1.5.ToString(CultureInfo.CurrentCulture)))[0];
        return actualName == expectedName && actualText == expectedText
            ? null
            : $"culture is '{actualName}' and writes {actualText}; '{expectedName}' that writes {expectedText} was asked for";
    }

    // Without ICU a culture has its name but invariant data; the comma is what matters here.
    private static CultureInfo CultureWithComma(string name)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        if (culture.NumberFormat.NumberDecimalSeparator == ".")
        {
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NumberGroupSeparator = " ";
        }

        return culture;
    }
}
