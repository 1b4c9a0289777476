namespace PlantNSeek.Packaging;

/// <summary>Packs once for all tests.</summary>
[SetUpFixture]
internal sealed class Feed
{
    /// <summary>The packages of this run.</summary>
    public static LocalFeed Local { get; private set; } = null!;

    [OneTimeSetUp]
    public void Pack() => Local = new LocalFeed();

    [OneTimeTearDown]
    public void Remove() => Local?.Dispose();
}
