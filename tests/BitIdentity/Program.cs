using PlantNSeek.BitIdentity;

// Prints the hashes of one small experiment as JSON, the content of spec/reference/bit-identity.json:
//   dotnet run --project tests/BitIdentity > spec/reference/bit-identity.json
// Settings that must be in force are arguments: --culture ru-RU --threads 2 --expect avx512=off configuration=Release
var settings = Settings.Parse(args);
if (settings.WhatIsNotInForce() is { } complaint)
{
    Console.Error.WriteLine(complaint);
    return 3;
}

var runs = OnThreads.Run(settings.Threads, Experiment.Run);
for (var i = 1; i < runs.Length; i++)
{
    if (runs[i].ToJson() != runs[0].ToJson())
    {
        Console.Error.WriteLine($"run {i + 1} of {runs.Length} at the same time differs from the first:\n{runs[0].ToJson()}\n{runs[i].ToJson()}");
        return 4;
    }
}

Console.Out.Write(runs[0].ToJson() + "\n");
return 0;
