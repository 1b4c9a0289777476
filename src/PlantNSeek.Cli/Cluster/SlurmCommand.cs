using System.CommandLine;
using PlantNSeek.Cli.Data;
using PlantNSeek.Cli.Evidence;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Evidence.Recording;

namespace PlantNSeek.Cli.Cluster;

/// <summary><c>plantnseek slurm submit</c> and <c>status</c>.</summary>
internal sealed class SlurmCommand(SlurmWork work, TextWriter output)
{
    /// <summary>What it is called.</summary>
    public const string Name = "slurm";

    /// <summary>What help says of it.</summary>
    public const string Description = "Record the runs behind the report on a cluster: an array of shards under Slurm, and a job that merges them.";

    private const int MostShards = 10_000;
    private const int MostThreads = 1024;

    private readonly Option<int> _shards = OptionParsers.Integer("--shards", "Parts, cut by planted network so that they cost about the same.", 16, 1, MostShards);
    private readonly Option<int?> _atOnce = new("--at-once") { Description = "Tasks at a time at most; as many as there are nodes for unless given.", HelpName = "number" };
    private readonly Option<int> _threads = OptionParsers.Integer("--threads", "Processors of a task.", 2, 1, MostThreads);
    private readonly Option<string> _folder = OptionParsers.Folder("--folder", "Where scripts, shards and the merged evidence go; all nodes must see it.", "artifacts/slurm");
    private readonly Option<string> _profile = EvidenceOptions.Profile();
    private readonly Option<IReadOnlyList<string>> _experiments = EvidenceOptions.Names("--experiments", "Only runs of these experiments.");
    private readonly Option<IReadOnlyList<string>> _cells = EvidenceOptions.Names("--cells", "Only runs of settings whose names begin with these words, such as \"multishot Fair circle\".");
    private readonly Option<string> _data = DataOptions.Folder();
    private readonly Option<bool> _dry = new("--dry-run") { Description = "Print the scripts and submit nothing." };

    public Command Build()
    {
        _atOnce.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
            {
                result.AddError($"--at-once is {result.GetValueOrDefault<int?>()}; at least one task is at work at a time");
            }
        });
        var submit = new Command("submit", "Write the scripts and submit them. A task whose time is over goes back into the queue and on from where it was; submitted again, shards that are recorded end at once.")
        {
            _shards, _atOnce, _threads, _folder, _profile, _experiments, _cells, _data, _dry,
        };
        submit.SetAction(parsed =>
        {
            var known = new RecordingSettings { Profile = parsed.GetValue(_profile), Experiments = parsed.GetValue(_experiments)!, Cells = parsed.GetValue(_cells)! }.Known();
            var plan = new SlurmPlan(parsed.GetValue(_shards), known.Experiments, known.Cells) { Profile = known.Profile };
            known.RequireSome(known.Runs);
            return Say(work.Submit(new SlurmRequest(plan, parsed.GetValue(_folder)!, parsed.GetValue(_atOnce), parsed.GetValue(_threads), parsed.GetValue(_data), parsed.GetValue(_dry))));
        });
        var status = new Command("status", "Say of each shard whether it is recorded, at work, waiting, stopped or never started.") { _folder };
        status.SetAction(parsed => Say(work.Status(parsed.GetValue(_folder)!)));
        return new Command(Name, Description) { submit, status };
    }

    private int Say(IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }

        return ExitCode.Success;
    }
}
