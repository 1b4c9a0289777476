namespace PlantNSeek.Training;

/// <summary>A loss, parameter or optimiser state is infinite or not a number; the message names it.</summary>
public sealed class NonFiniteException : ArithmeticException
{
    /// <summary>An exception without details.</summary>
    public NonFiniteException()
    {
    }

    /// <param name="message">What is not finite, and where.</param>
    public NonFiniteException(string message)
        : base(message)
    {
    }

    /// <param name="message">What is not finite, and where.</param>
    /// <param name="innerException">The cause.</param>
    public NonFiniteException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
