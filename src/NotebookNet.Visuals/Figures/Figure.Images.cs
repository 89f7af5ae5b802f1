using System.Numerics;
using NotebookNet.Visuals;

namespace NotebookNet;

public sealed partial class Figure
{
    private const double LongestPicture = 360;

    /// <summary>Shows a grid of numbers as a grey picture; row 0 is at the top (matplotlib: <c>imshow</c>).</summary>
    /// <param name="values">The numbers, [row, column]. Numbers from 0 to 1 or from 0 to 255 keep their black and white.</param>
    /// <param name="name">What the picture shows.</param>
    /// <param name="low">The number that is black; from the data when null.</param>
    /// <param name="high">The number that is white; from the data when null.</param>
    /// <param name="axes">Whether rows and columns are numbered.</param>
    /// <returns>A new figure with this picture. Points drawn over it stand at (column, row).</returns>
    /// <exception cref="ArgumentException">The picture is empty, or <paramref name="low"/> is not below <paramref name="high"/>.</exception>
    /// <example><code>
    /// new Figure("A cross").Image(new[,] { { 0, 1, 0 }, { 1, 1, 1 }, { 0, 1, 0 } })
    /// </code></example>
    public Figure Image<T>(T[,] values, string? name = null, double? low = null, double? high = null, bool axes = false)
        where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        return WithImage([.. values.Cast<T>().Select(double.CreateTruncating)], values.GetLength(0), values.GetLength(1), 1, name, low, high, axes);
    }

    /// <summary>Shows red, green and blue numbers as a coloured picture; row 0 is at the top.</summary>
    /// <param name="values">The numbers, [row, column, channel] with 3 channels (or 1, for grey).</param>
    /// <param name="name">What the picture shows.</param>
    /// <param name="low">The number that is dark; from the data when null.</param>
    /// <param name="high">The number that is bright; from the data when null.</param>
    /// <param name="axes">Whether rows and columns are numbered.</param>
    /// <returns>A new figure with this picture. Points drawn over it stand at (column, row).</returns>
    /// <exception cref="ArgumentException">The picture is empty, has neither 1 nor 3 channels, or <paramref name="low"/> is not below <paramref name="high"/>.</exception>
    public Figure Image<T>(T[,,] values, string? name = null, double? low = null, double? high = null, bool axes = false)
        where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        var channels = values.GetLength(2);
        Require(channels is 1 or 3, nameof(values), $"1 channel (grey) or 3 (red, green, blue) in the last dimension, but the shape is [{values.GetLength(0)}, {values.GetLength(1)}, {channels}]");
        return WithImage([.. values.Cast<T>().Select(double.CreateTruncating)], values.GetLength(0), values.GetLength(1), channels, name, low, high, axes);
    }

    /// <summary>Shows pixels that are already laid out row by row.</summary>
    internal Figure WithImage(double[] values, int height, int width, int channels, string? name, double? low, double? high, bool axes)
    {
        Require(height > 0 && width > 0, nameof(values), "at least one pixel, but the picture is empty");
        Require(low is null || double.IsFinite(low.Value), nameof(low), "a finite number");
        Require(high is null || double.IsFinite(high.Value), nameof(high), "a finite number");
        Require(low is null || high is null || low < high, nameof(high), "a bright end above the dark end");
        var picture = With(PixelScale.ToImage(name, values, width, height, channels, low, high), p => p with
        {
            X = p.X with { Unmarked = !axes, Whole = true },
            Y = p.Y with { Unmarked = !axes, Whole = true, Reversed = true },
            EqualUnits = true,
            Frameless = !axes,
        });
        var isFirst = Panel.Traces.Count == 0 && _figure.Width == FigureDescription.UsualWidth && _figure.Height == FigureDescription.UsualHeight;
        return isFirst ? new(picture._figure with { Width = PictureSize(width, height) + 28, Height = PictureSize(height, width) + (_figure.Title is null ? 36 : 62) }) : picture;
    }

    private static double PictureSize(int side, int other) => Math.Max(160, Math.Round(LongestPicture * side / Math.Max(side, other)));
}
