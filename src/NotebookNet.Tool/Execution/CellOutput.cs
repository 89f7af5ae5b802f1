using System.Text;

namespace NotebookNet.Tool.Execution;

/// <summary>One piece of what a cell put out, in the order it came.</summary>
internal abstract class CellOutput;

/// <summary>Text written to the console; neighbouring writes to the same stream are one output.</summary>
internal sealed class StreamOutput(string name) : CellOutput
{
    /// <summary><c>stdout</c> or <c>stderr</c>, as the notebook format calls them.</summary>
    public string Name { get; } = name;

    public StringBuilder Text { get; } = new();
}

/// <summary>A shown object. Its content can be replaced while it keeps its place.</summary>
internal sealed class DisplayOutput(MimeBundle content, bool isResult) : CellOutput
{
    public MimeBundle Content { get; set; } = content;

    /// <summary>Whether this is the value of the cell's last expression.</summary>
    public bool IsResult { get; } = isResult;
}

/// <summary>The error that ended the cell.</summary>
internal sealed class ErrorOutput(CellError error) : CellOutput
{
    public CellError Error { get; } = error;
}
