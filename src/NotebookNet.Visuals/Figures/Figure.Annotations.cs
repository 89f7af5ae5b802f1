namespace NotebookNet;

public sealed partial class Figure
{
    /// <summary>Writes a word at a point.</summary>
    /// <param name="x">Where it is; NaN draws a line across at height <paramref name="y"/>.</param>
    /// <param name="y">Where it is; NaN draws an upright line at <paramref name="x"/>.</param>
    /// <param name="text">The word.</param>
    /// <returns>A new figure with this annotation.</returns>
    public Figure Annotate(double x, double y, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Change(p => p with { Annotations = [.. p.Annotations, new(x, y, text)] });
    }
}
