namespace NotebookNet;

/// <summary>Draws tensors and activations in figures.</summary>
public static class FigureTensors
{
    /// <summary>Shows a tensor of shape (H, W), (H, W, 1) or (H, W, 3) as a picture; row 0 is at the top.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="pixels">The pixels. Numbers from 0 to 1 or from 0 to 255 keep their black and white.</param>
    /// <param name="name">What the picture shows.</param>
    /// <param name="low">The number that is black; from the data when null.</param>
    /// <param name="high">The number that is white; from the data when null.</param>
    /// <param name="axes">Whether rows and columns are numbered.</param>
    /// <returns>A new figure with this picture.</returns>
    /// <exception cref="ShapeException">The tensor has another shape.</exception>
    /// <example><code>
    /// new Figure("Noise").Image(picture)
    /// </code></example>
    public static Figure Image(this Figure figure, Tensor pixels, string? name = null, double? low = null, double? high = null, bool axes = false)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.Rank is not (2 or 3) || (pixels.Rank == 3 && pixels.Shape[2] is not (1 or 3)))
        {
            throw new ShapeException($"Figure.Image expected a picture of shape (H, W), (H, W, 1) or (H, W, 3), but got {pixels.Shape}. "
                + "Take one picture of a batch by its index, such as images[0].");
        }

        return figure.WithImage([.. pixels.Data.AsSpan().ToArray().Select(v => (double)v)], pixels.Shape[0], pixels.Shape[1], pixels.Rank == 3 ? pixels.Shape[2] : 1, name, low, high, axes);
    }

    /// <summary>Shows a matrix as colours, with the scale beside it; row 0 is at the top, as in the printed matrix.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="matrix">The numbers, of shape (rows, columns).</param>
    /// <param name="name">What the numbers are.</param>
    /// <param name="opacity">How much covers what was drawn before: 1 everything; about 0.5 over a picture.</param>
    /// <returns>A new figure with this heat map.</returns>
    /// <exception cref="ShapeException">The tensor is no matrix.</exception>
    /// <example><code>
    /// new Figure("Weights").HeatMap(matrix)
    /// </code></example>
    public static Figure HeatMap(this Figure figure, Tensor matrix, string? name = null, double opacity = 1)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Rank != 2)
        {
            throw new ShapeException($"Figure.HeatMap expected a matrix of shape (rows, columns), but got {matrix.Shape}. Take a part of it, such as tensor[0].");
        }

        var (rows, columns) = (matrix.Shape[0], matrix.Shape[1]);
        var values = new double[rows, columns];
        for (var i = 0; i < values.Length; i++)
        {
            values[i / columns, i % columns] = matrix.Data[i];
        }

        return figure.HeatMap(values, name: name, opacity: opacity).FromTheTop();
    }
}
