namespace NotebookNet;

/// <summary>A claim did not hold.</summary>
/// <param name="message">Which one, and by how much.</param>
public sealed class CheckFailedException(string message) : Exception(message);
