using NotebookNet.Tool.Scripting;

namespace NotebookNet.Tool.Execution;

/// <summary>The cell that runs at the moment: there is one at a time, and its code may use any thread.</summary>
internal static class RunningCell
{
    private static volatile CellOutputs? _outputs;
    private static volatile Action<object>? _updated;

    public static CellOutputs? Outputs => _outputs;

    /// <summary>Makes a cell the one that receives output.</summary>
    /// <param name="outputs">Where its output goes.</param>
    /// <param name="updated">Told of each value that replaces a shown one: the live state of the cell.</param>
    public static void Start(CellOutputs outputs, Action<object> updated) => (_outputs, _updated) = (outputs, updated);

    /// <summary>Ends the running cell. Output that comes later has nowhere to go.</summary>
    public static void Stop() => (_outputs, _updated) = (null, null);

    public static DisplayedValue Show(object? value, IReadOnlyList<string> mimeTypes) =>
        Show(value, v => ValueFormatter.Format(v, mimeTypes));

    public static DisplayedValue ShowAs(string content, string mimeType) =>
        Show(content, v => v is string text ? ValueFormatter.As(text, mimeType) : ValueFormatter.Format(v, [mimeType]));

    private static DisplayedValue Show(object? value, Func<object?, MimeBundle> format)
    {
        var cell = _outputs ?? new CellOutputs();
        return new DisplayedValue(cell, cell.Show(format(value)), format, v => _updated?.Invoke(v));
    }
}
