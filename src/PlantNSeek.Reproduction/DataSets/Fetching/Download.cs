using System.Net;
using System.Net.Http.Headers;

namespace PlantNSeek.DataSets.Fetching;

/// <summary>Fetches one file, as far as it is not there yet. It gets into its place only when it has the published length and hash.</summary>
internal sealed class Download(HttpClient client, FetchSettings settings)
{
    /// <summary>Fetches it.</summary>
    /// <param name="address">Where the server has it.</param>
    /// <param name="published">What it must be.</param>
    /// <param name="place">Where it goes; nothing is there.</param>
    /// <param name="progress">Gets the number of bytes that are there, the first time before the server is asked.</param>
    /// <param name="cancel">Stops it; what is there is kept for the next time.</param>
    /// <exception cref="IOException">The server does not send it, or it cannot be written; the message names the address or the file.</exception>
    /// <exception cref="InvalidDataException">The server sends another file.</exception>
    public async Task GetAsync(Uri address, FileDigest published, string place, IProgress<long> progress, CancellationToken cancel)
    {
        using var partial = PartialFile.Open(place, settings.Disk);
        var goesOn = partial.Origin?.Address == address && partial.Length <= published.Length;
        while (true)
        {
            try
            {
                goesOn = await ReceiveAsync(address, published, partial, goesOn, progress, cancel).ConfigureAwait(false);
                if (published.Difference(partial.Digest(cancel)) is not { } difference)
                {
                    partial.Commit();
                    return;
                }

                // A part that does not fit what follows it is no fault of the server's.
                if (!goesOn)
                {
                    throw Another(address, difference.Expected, difference.Found);
                }

                goesOn = false;
            }
            catch (Exception e) when (e is InvalidDataException || (e is IOException or OperationCanceledException && partial.Length == 0))
            {
                partial.Drop();
                throw;
            }
        }
    }

    // Returns whether it went on from what was there.
    private async Task<bool> ReceiveAsync(Uri address, FileDigest published, PartialFile partial, bool goesOn, IProgress<long> progress, CancellationToken cancel)
    {
        var have = goesOn ? partial.Length : 0;
        progress.Report(have);
        if (have == published.Length)
        {
            return true;
        }

        using var silence = new Silence(settings.Patience, cancel);
        using var response = await SendAsync(address, have > 0 ? partial : null, silence).ConfigureAwait(false);
        var isRest = have > 0 && response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == have
            && ServerFile.Of(address, response) is var rest && IsSame(rest, partial.Origin!);
        if (have > 0 && !isRest && response.StatusCode is HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            return await ReceiveAsync(address, published, partial, goesOn: false, progress, cancel).ConfigureAwait(false);
        }

        if (!isRest && response.StatusCode != HttpStatusCode.OK)
        {
            throw new IOException($"'{address}': expected the file; the server answered with status {(int)response.StatusCode}");
        }

        var origin = ServerFile.Of(address, response);
        if (origin.Length is { } length && length != published.Length)
        {
            throw Another(address, $"{published.Length} bytes", $"{length} bytes");
        }

        if (isRest)
        {
            partial.GoOn();
        }
        else
        {
            partial.Begin(origin);
        }

        using var content = await silence.Of(response.Content.ReadAsStreamAsync).ConfigureAwait(false);
        var buffer = new byte[1 << 17];
        while (true)
        {
            progress.Report(partial.Length);
            var count = await ReadAsync(address, content, buffer, partial, published, silence).ConfigureAwait(false);
            if (count == 0)
            {
                return partial.Length == published.Length ? isRest : throw Ended(address, partial, published, null);
            }

            partial.Append(buffer.AsSpan(0, count));
            if (partial.Length > published.Length)
            {
                throw Another(address, $"{published.Length} bytes", "more");
            }
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, PartialFile? partial, Silence silence)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (partial is not null)
        {
            request.Headers.Range = new RangeHeaderValue(partial.Length, null);
            request.Headers.IfRange = partial.Origin?.Condition();
        }

        try
        {
            return await silence.Of(cancel => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutException)
        {
            throw new IOException($"'{address}' cannot be reached: {e.Message}", e);
        }
    }

    private static async Task<int> ReadAsync(Uri address, Stream content, byte[] buffer, PartialFile partial, FileDigest published, Silence silence)
    {
        try
        {
            return await silence.Of(cancel => content.ReadAsync(buffer, cancel).AsTask()).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or TimeoutException)
        {
            throw Ended(address, partial, published, e);
        }
    }

    private static IOException Ended(Uri address, PartialFile partial, FileDigest published, Exception? e) =>
        new($"'{address}': {(e as TimeoutException)?.Message ?? "the connection ended"} after {partial.Length} of {published.Length} bytes; the same command goes on from there", e);

    private static InvalidDataException Another(Uri address, string expected, string found) => new($"'{address}': expected {expected}; found {found}, and kept nothing");

    // A server need not repeat everything with a part; what it says must be what it said.
    private static bool IsSame(ServerFile now, ServerFile before) =>
        (now.Tag is null || now.Tag == before.Tag) && (now.Changed is null || now.Changed == before.Changed) && (now.Length is null || before.Length is null || now.Length == before.Length);
}
