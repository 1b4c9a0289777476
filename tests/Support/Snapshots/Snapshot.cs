using System.Text;

namespace PlantNSeek.TestSupport.Snapshots;

/// <summary>One snapshot: its verified file, its received file, and the comparison of the two.</summary>
/// <param name="Directory">The folder of both files.</param>
/// <param name="Prefix">What the two file names share.</param>
/// <param name="Extension">Without a dot.</param>
public sealed record Snapshot(string Directory, string Prefix, string Extension)
{
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Name of the accepted file.</summary>
    public string VerifiedName => $"{Prefix}.verified.{Extension}";

    /// <summary>Name of the file written when the snapshot is new or differs.</summary>
    public string ReceivedName => $"{Prefix}.received.{Extension}";

    /// <summary>Path of the accepted file.</summary>
    public string VerifiedPath => Path.Combine(Directory, VerifiedName);

    /// <summary>Path of the received file.</summary>
    public string ReceivedPath => Path.Combine(Directory, ReceivedName);

    /// <summary>Passes without a trace when equal; else leaves a received file and fails, or accepts if told to.</summary>
    /// <exception cref="VerifyException">New, different, or the verified file holds a carriage return.</exception>
    public async Task CompareAsync(string? target, bool accept)
    {
        var received = Normalise(target);
        if (File.Exists(ReceivedPath))
        {
            File.Delete(ReceivedPath);
        }

        var verified = File.Exists(VerifiedPath) ? await File.ReadAllTextAsync(VerifiedPath, WithMark).ConfigureAwait(false) : "";
        if (!accept && verified.Contains('\r', StringComparison.Ordinal))
        {
            throw new VerifyException($"{VerifiedName} holds a carriage return; verified files end their lines with a line feed alone (see .gitattributes)");
        }

        if (string.Equals(received, verified, StringComparison.Ordinal))
        {
            return;
        }

        System.IO.Directory.CreateDirectory(Directory);
        await File.WriteAllTextAsync(accept ? VerifiedPath : ReceivedPath, received, WithMark).ConfigureAwait(false);
        if (!accept)
        {
            throw new VerifyException(Message(received, verified));
        }
    }

    // An empty text would be taken for a missing file, as Verify has it.
    private static string Normalise(string? target) => target switch
    {
        null => "null",
        "" => "emptyString",
        _ => target.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'),
    };

    private string Message(string received, string verified)
    {
        var kind = verified.Length == 0 ? "New" : "NotEqual";
        var text = new StringBuilder();
        text.Append("Directory: ").Append(Directory).Append('\n');
        text.Append(kind).Append(":\n");
        text.Append("  - Received: ").Append(ReceivedName).Append('\n');
        text.Append("    Verified: ").Append(VerifiedName).Append('\n');
        text.Append("\nFileContent:\n\n").Append(kind).Append(":\n\n");
        text.Append("Received: ").Append(ReceivedName).Append('\n').Append(received).Append('\n');
        if (verified.Length > 0)
        {
            text.Append("Verified: ").Append(VerifiedName).Append('\n').Append(verified).Append('\n');
        }

        return text.ToString();
    }
}
