namespace NotebookNet.Pictures;

/// <summary>A tensor seen as pictures: (H, W), (H, W, 1 or 3), (N, H, W) or (N, H, W, 1 or 3).</summary>
internal readonly record struct ImageLayout(int Count, int Height, int Width, int Channels)
{
    // A matrix is first of all a table of numbers; it is a picture when nobody would read so many of them.
    private const int SmallestMatrix = 16;

    private const int SmallestSide = 8;

    /// <summary>The numbers of one picture.</summary>
    public int Length => Height * Width * Channels;

    /// <summary>How to see a shape as pictures, or null where it does not look like any.</summary>
    public static ImageLayout? Of(Shape shape) => shape.Rank switch
    {
        2 when IsPicture(shape[0], shape[1], SmallestMatrix, 2) => new(1, shape[0], shape[1], 1),
        3 when shape[2] is 1 or 3 && IsPicture(shape[0], shape[1], SmallestSide, 8) => new(1, shape[0], shape[1], shape[2]),
        3 when IsPicture(shape[1], shape[2], SmallestSide, 8) && shape[0] > 0 => new(shape[0], shape[1], shape[2], 1),
        4 when shape[3] is 1 or 3 && IsPicture(shape[1], shape[2], SmallestSide, 8) && shape[0] > 0 =>
            new(shape[0], shape[1], shape[2], shape[3]),
        _ => null,
    };

    private static bool IsPicture(int height, int width, int smallest, int longest) =>
        Math.Min(height, width) >= smallest && Math.Max(height, width) <= longest * Math.Min(height, width);
}
