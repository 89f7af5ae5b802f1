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

    /// <summary>Writes a word beside a point, with an arrow from the word to the point.</summary>
    /// <param name="x">Where the point is.</param>
    /// <param name="y">Where the point is.</param>
    /// <param name="text">The word.</param>
    /// <param name="ax">How far right of the point the arrow begins, in pixels (negative: left), as in plotly.</param>
    /// <param name="ay">How far below the point the arrow begins, in pixels (negative: above), as in plotly.</param>
    /// <returns>A new figure with this annotation. A word that would reach out of the plot is moved into it.</returns>
    /// <exception cref="ArgumentException">The place of the arrow is not finite.</exception>
    /// <example><code>
    /// new Figure().Line([0, 1, 2, 3], [3, 1, 0.5, 2]).Annotate(2, 0.5, "the minimum", ax: 40, ay: -50)
    /// </code></example>
    public Figure Annotate(double x, double y, string text, double ax, double ay)
    {
        ArgumentNullException.ThrowIfNull(text);
        Require(Math.Abs(ax) <= 4000 && Math.Abs(ay) <= 4000, nameof(ax), "the beginning of the arrow within 4000 pixels of the point");
        return Change(p => p with { Annotations = [.. p.Annotations, new(x, y, text) { Offset = (ax, ay) }] });
    }
}
