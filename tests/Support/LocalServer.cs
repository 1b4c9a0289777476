using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PlantNSeek.TestSupport;

/// <summary>A small HTTP server on this machine, whose answers can be as bad as real ones. One request a connection.</summary>
public sealed class LocalServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private bool _isStopped;

    public LocalServer()
    {
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/data/");
        _ = AcceptAsync();
    }

    /// <summary>What the names of the files follow.</summary>
    public Uri Address { get; }

    /// <summary>The files by their names; any other is not found.</summary>
    public ConcurrentDictionary<string, ServedFile> Files { get; } = [];

    /// <summary>The requests so far: the name, and the range and its condition where there are any.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public void Dispose()
    {
        if (_isStopped)
        {
            return;
        }

        _isStopped = true;
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token), _stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task AnswerAsync(TcpClient client, CancellationToken stop)
    {
        try
        {
            using (client)
            {
                var stream = client.GetStream();
                var (name, headers) = await RequestAsync(stream, stop);
                var (range, condition) = (headers.GetValueOrDefault("range"), headers.GetValueOrDefault("if-range"));
                Requests.Enqueue(string.Join(" if ", new[] { $"{name} {range}".TrimEnd(), condition }.OfType<string>()));
                var (head, body, ends) = Answer(name, range, condition);
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {string.Join("\r\n", head)}\r\nConnection: close\r\n\r\n"), stop);
                await stream.WriteAsync(body, stop);
                await stream.FlushAsync(stop);
                await Task.Delay(ends ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, stop);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
        }
    }

    private (List<string> Head, byte[] Body, bool Ends) Answer(string name, string? range, string? condition)
    {
        if (!Files.TryGetValue(name, out var file))
        {
            return (["404 Not Found", "Content-Length: 5"], "none\n"u8.ToArray(), true);
        }

        var from = range is null || !file.HasRanges ? 0 : int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture) + file.RangesAreOffBy;
        var isSame = condition is null || condition == file.Tag || condition == $"{file.Changed:R}" || file.IgnoresConditions;
        var isPart = from > 0 && isSame;
        if (isPart && from >= file.Content.Length)
        {
            return (["416 Range Not Satisfiable", $"Content-Range: bytes */{file.Content.Length}", "Content-Length: 0"], [], true);
        }

        var body = isPart ? file.Content[from..] : file.Content;
        List<string> head = isPart ? ["206 Partial Content", $"Content-Range: bytes {from}-{file.Content.Length - 1}/{file.Content.Length}"] : ["200 OK"];
        head.AddRange(file.StatesLength ? [$"Content-Length: {body.Length}"] : Array.Empty<string>());
        head.AddRange(file.Tag is null ? [] : [$"ETag: {file.Tag}"]);
        head.AddRange(file.Changed is null ? [] : [$"Last-Modified: {file.Changed:R}"]);
        return (head, file.CutAfter is { } cut && cut < body.Length ? body[..cut] : body, !file.Stalls);
    }

    private static async Task<(string Name, Dictionary<string, string> Headers)> RequestAsync(NetworkStream stream, CancellationToken stop)
    {
        var (text, buffer) = (new StringBuilder(), new byte[1]);
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(buffer, stop);
            text.Append((char)buffer[0]);
        }

        var lines = text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(static line => line.Split(": ", 2)).ToDictionary(static h => h[0].ToLowerInvariant(), static h => h[1]);
        return (lines[0].Split(' ')[1].Split('/')[^1], headers);
    }
}
