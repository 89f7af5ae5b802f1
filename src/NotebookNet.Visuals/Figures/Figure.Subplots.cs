using NotebookNet.Visuals;

namespace NotebookNet;

public sealed partial class Figure
{
    /// <summary>Puts figures into a grid, row by row.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of figures beside each other.</param>
    /// <param name="figures">At most <paramref name="rows"/> × <paramref name="columns"/> single figures; their titles stand above their panels.</param>
    /// <returns>A new figure.</returns>
    /// <exception cref="ArgumentException">There is no figure, there are more than places, or one of them is a grid itself.</exception>
    public static Figure Grid(int rows, int columns, params IEnumerable<Figure> figures) => Grid(rows, columns, sharedAxes: false, figures);

    /// <summary>Puts figures into a grid, row by row, optionally with the same axes in all of them.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of figures beside each other.</param>
    /// <param name="sharedAxes">Whether all panels show the same range, with numbers only at the left and at the bottom.</param>
    /// <param name="figures">At most <paramref name="rows"/> × <paramref name="columns"/> single figures; their titles stand above their panels.</param>
    /// <returns>A new figure.</returns>
    /// <exception cref="ArgumentException">There is no figure, there are more than places, or one of them is a grid itself.</exception>
    public static Figure Grid(int rows, int columns, bool sharedAxes, params IEnumerable<Figure> figures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentNullException.ThrowIfNull(figures);
        var all = figures.ToArray();
        if (all.Length == 0 || all.Length > rows * columns)
        {
            throw new ArgumentException($"A grid of {rows} × {columns} has room for 1 to {rows * columns} figures, but {all.Length} came.", nameof(figures));
        }

        if (all.Any(f => f._figure.Panels.Count > 1))
        {
            throw new ArgumentException("A grid takes single figures, not grids: pass the figures of the inner grid instead.", nameof(figures));
        }

        var panels = all.Select(f => f._figure.Panels[0] with { Title = f._figure.Title }).ToArray();
        var width = columns == 1 ? 640 : Math.Min(380 * columns, 960);
        return new(new FigureDescription
        {
            Panels = sharedAxes ? SharedAxes.Apply(panels, columns) : panels,
            Columns = columns,
            Width = width,
            Height = rows * Math.Clamp(width / columns * 0.72, 200, 400),
        });
    }
}
