using System.Globalization;
using PlantNSeek.Evidence;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;

// Recomputes recorded runs and says which differ: --evidence FOLDER [--runs N] [--seconds S] [--cells BEGINNING]. Takes at most so many cells, in an order that changes with the sources,
// and none whose run took the recording machine longer. Ends with 0 where every bit is as recorded, with 1 where one differs, with 2 where nothing was compared.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
var book = EvidenceBook.Read(options["--evidence"]);
var beginning = options.GetValueOrDefault("--cells", "");
var longest = double.Parse(options.GetValueOrDefault("--seconds", "0.1"), CultureInfo.InvariantCulture);
bool Selects(ScenarioKey key) => new EvidenceCell(key.Setting, "").Name.StartsWith(beginning, StringComparison.Ordinal);
var units = (from cell in book.Cells
             where Selects(cell.Key.Setting) && cell.Value.Seconds <= longest
             let unit = SamplePlan.Of(book, cell.Key, SourceFingerprint.Value)
             orderby SamplePlan.Order(SourceFingerprint.Value, cell.Key)
             select unit).Take(int.Parse(options.GetValueOrDefault("--runs", "1000000"), CultureInfo.InvariantCulture)).ToArray();
var check = EvidenceCheck.Run(book, units, Environment.ProcessorCount);
foreach (var difference in check.Differences)
{
    Console.WriteLine(EvidenceCheck.Message(difference));
}

Console.WriteLine($"{check.Units.Count} recorded runs recomputed, {(check.Differences.Count == 0 ? "each as recorded, bit for bit" : $"{check.Differences.Count} of them not as recorded")}");
return check.Units.Count == 0 ? 2 : check.Differences.Count == 0 ? 0 : 1;
