using NotebookNet.Hosting;
using NotebookNet.Tool.Execution;

namespace NotebookNet.Tool.Scripting;

/// <summary>An output of a cell that can be replaced in place; what <c>display(x)</c> returns.</summary>
/// <example><code>var line = display("0 %");  line.Update("100 %");</code></example>
public sealed class DisplayedValue : IDisplayHandle
{
    private readonly CellOutputs _cell;
    private readonly DisplayOutput _output;
    private readonly Func<object, MimeBundle> _format;
    private readonly Action<object> _updated;

    internal DisplayedValue(CellOutputs cell, DisplayOutput output, Func<object, MimeBundle> format, Action<object> updated)
    {
        _cell = cell;
        _output = output;
        _format = format;
        _updated = updated;
    }

    /// <summary>Replaces what is shown; the output keeps its place.</summary>
    /// <param name="value">The new value, shown in the form the first one had.</param>
    public void Update(object value)
    {
        _cell.Replace(_output, _format(value));
        _updated(value);
    }
}
