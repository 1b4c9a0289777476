/// <summary>Outside any namespace, so that it surrounds every test of the assembly.</summary>
[SetUpFixture]
public sealed class SnapshotSetUp() : OrphanCheck();
