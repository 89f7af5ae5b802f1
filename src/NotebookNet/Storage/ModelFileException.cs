namespace NotebookNet;

/// <summary>A file is not a model or not weights, is damaged, or does not fit the model. The message says where, and what was expected.</summary>
public sealed class ModelFileException : IOException
{
    /// <summary>An error without a message of its own.</summary>
    public ModelFileException()
        : base("The file cannot be read as a model.")
    {
    }

    /// <summary>An error with a message.</summary>
    /// <param name="message">Which file, what was expected, what came, and what helps.</param>
    public ModelFileException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message and its cause.</summary>
    /// <param name="message">Which file, what was expected, what came, and what helps.</param>
    /// <param name="innerException">The cause.</param>
    public ModelFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
