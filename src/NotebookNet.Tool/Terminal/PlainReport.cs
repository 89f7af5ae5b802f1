namespace NotebookNet.Tool.Terminal;

/// <summary>One line per finished cell, without any control character: for files, pipes and logs.</summary>
internal sealed class PlainReport(TextWriter output, TextWriter error) : RunReport
{
    protected override void Line(string text, LineStyle style)
    {
        output.WriteLine(text);
        output.Flush();
    }

    protected override void Error(string text) => error.WriteLine(text);

    protected override void Progress(string cell, string state)
    {
    }
}
