namespace NotebookNet;

/// <summary>The data cannot be used as it is. The message says which row and column, what was expected, and the usual cure.</summary>
public sealed class DataException : ArgumentException
{
    /// <summary>An error without a message of its own.</summary>
    public DataException()
        : base("The data cannot be used as it is.")
    {
    }

    /// <summary>An error with a message.</summary>
    /// <param name="message">Where, what was expected, what came, and the usual cure.</param>
    public DataException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message and its cause.</summary>
    /// <param name="message">Where, what was expected, what came, and the usual cure.</param>
    /// <param name="innerException">The cause.</param>
    public DataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
