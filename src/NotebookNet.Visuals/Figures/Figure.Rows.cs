namespace NotebookNet;

public sealed partial class Figure
{
    /// <summary>The figure with the vertical axis turned around: 0 on top, as rows of a table count.</summary>
    internal Figure RowsDown() => Change(p => p with { Y = p.Y with { Reversed = true } });
}
