using PlantNSeek.Cli.Evidence;

namespace PlantNSeek.Snapshots.Tests.Cli.Cluster;

/// <summary>Which part a task of an array has.</summary>
[Spec("CLUSTER-001")]
public sealed class ArrayTaskTests
{
    [TestCase("SLURM_ARRAY_TASK_ID=3", 3)]
    [TestCase("PBS_ARRAY_INDEX=4", 4)]
    [TestCase("PBS_ARRAYID=1", 1)]
    [TestCase("LSB_JOBINDEX=2", 2)]
    [TestCase("SGE_TASK_ID=4", 4)]
    [TestCase("LSB_JOBINDEX=0,SGE_TASK_ID=2", 2)]
    [TestCase("SLURM_ARRAY_TASK_ID=,SGE_TASK_ID=2", 2)]
    public void TheNumber_IsThatOfTheVariable(string variables, int number) => Assert.That(ArrayTask.Shard(4, Environment(variables)), Is.EqualTo((number, 4)));

    [TestCase("SLURM_ARRAY_TASK_ID=5", "SLURM_ARRAY_TASK_ID is 5; the shards are 1 to 4, so that an array is 1-4")]
    [TestCase("PBS_ARRAYID=x", "PBS_ARRAYID is x; the shards are 1 to 4")]
    [TestCase("SLURM_ARRAY_TASK_ID=-1", "SLURM_ARRAY_TASK_ID is -1; the shards are 1 to 4")]
    [TestCase("", "--shards is 4, and no variable says which of them this is: SLURM_ARRAY_TASK_ID, PBS_ARRAY_INDEX, PBS_ARRAYID, LSB_JOBINDEX, SGE_TASK_ID; --shard k/4 says it too")]
    [TestCase("SGE_TASK_ID=undefined", "--shards is 4, and no variable says")]
    public void WhatIsNoPart_IsNamed(string variables, string message) => Assert.That(() => ArrayTask.Shard(4, Environment(variables)), Throws.ArgumentException.With.Message.StartsWith(message));

    private static Func<string, string?> Environment(string variables) =>
        name => variables.Split(',').Select(static v => v.Split('=')).Where(v => v[0] == name).Select(static v => v[1]).FirstOrDefault();
}
