using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Execution;

/// <summary>Told of the progress of a run.</summary>
internal interface IRunObserver
{
    void NotebookStarted(Notebook notebook);

    /// <param name="cell">The code cell that starts.</param>
    /// <param name="title">What to call it: the heading above it, else its first line.</param>
    void CellStarted(NotebookCell cell, string title);

    /// <summary>The running cell has a new state worth a line; called from any thread, often.</summary>
    void Status(string line);

    void Warning(string message);

    void CellFinished(CellResult result);
}
