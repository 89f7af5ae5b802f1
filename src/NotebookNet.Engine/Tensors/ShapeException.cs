namespace NotebookNet;

/// <summary>Shapes do not fit. The message says what was expected, what came, where, and the usual cure.</summary>
public sealed class ShapeException : ArgumentException
{
    /// <summary>An error without a message of its own.</summary>
    public ShapeException()
        : base("The shapes do not fit.")
    {
    }

    /// <summary>An error with a message.</summary>
    /// <param name="message">What was expected, what came, where, and the usual cure.</param>
    public ShapeException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message and its cause.</summary>
    /// <param name="message">What was expected, what came, where, and the usual cure.</param>
    /// <param name="innerException">The cause.</param>
    public ShapeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
