using PlantNSeek.Files;

namespace PlantNSeek.DataSets.Fetching;

/// <summary>How data sets are fetched.</summary>
internal sealed record FetchSettings
{
    /// <summary>The address of a mirror, which the names of the files follow; that of each data set unless given.</summary>
    public Uri? Source { get; init; }

    /// <summary>How long a server may send nothing.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Where the files go.</summary>
    public IDisk Disk { get; init; } = IDisk.Real;

    /// <summary>What talks to the server; tests have one of their own.</summary>
    public Func<HttpMessageHandler> Handler { get; init; } = static () => new SocketsHttpHandler();

    /// <summary>The address of a file.</summary>
    public Uri Address(ImageDataSet set, string name) => new($"{(Source ?? set.Source).AbsoluteUri.TrimEnd('/')}/{name}");
}
