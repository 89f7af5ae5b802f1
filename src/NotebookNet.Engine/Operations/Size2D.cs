using System.Globalization;

namespace NotebookNet;

/// <summary>A height and a width: <c>3</c> for a square of 3 × 3, <c>(3, 5)</c> for 3 lines of 5.</summary>
/// <param name="Height">The number of lines.</param>
/// <param name="Width">The number of columns.</param>
public readonly record struct Size2D(int Height, int Width)
{
    /// <summary>A square.</summary>
    /// <param name="side">Height and width.</param>
    public static implicit operator Size2D(int side) => new(side, side);

    /// <summary>A height and a width.</summary>
    /// <param name="size">The two numbers.</param>
    public static implicit operator Size2D((int Height, int Width) size) => new(size.Height, size.Width);

    /// <summary>The size as <c>3×5</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Height}×{Width}");
}
