namespace PlantNSeek.TorchSharp.Loading;

/// <summary>libtorch cannot be used in this process. The message is one sentence that names what is missing, where it was looked for, and what to install or set.</summary>
public sealed class TorchUnavailableException : NotSupportedException
{
    /// <summary>Makes the exception with a message of its own.</summary>
    public TorchUnavailableException()
        : this("libtorch cannot be used in this process")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">One sentence that names what is missing and what to install.</param>
    public TorchUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its cause.</summary>
    /// <param name="message">One sentence that names what is missing and what to install.</param>
    /// <param name="innerException">The cause.</param>
    public TorchUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
