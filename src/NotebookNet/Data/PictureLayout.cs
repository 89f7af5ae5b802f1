namespace NotebookNet;

/// <summary>How samples are seen as pictures: (H, W), (H, W, 1) or (H, W, 3).</summary>
internal readonly record struct PictureLayout(int Height, int Width, int Channels)
{
    private const int LeastSide = 4;
    private const int LeastMatrixSide = 12;

    /// <summary>Whether a sample that nobody called a picture is shown as one: neither a strip nor a short table.</summary>
    public bool IsLikely(int rank) =>
        Math.Min(Height, Width) >= (rank == 2 ? LeastMatrixSide : LeastSide) && Math.Max(Height, Width) <= (rank == 2 ? 2 : 8) * Math.Min(Height, Width);

    /// <summary>The layout of samples of a shape; null when they cannot be pictures.</summary>
    public static PictureLayout? Of(Shape sample) => sample.Rank switch
    {
        2 => new(sample[0], sample[1], 1),
        3 when sample[2] is 1 or 3 => new(sample[0], sample[1], sample[2]),
        _ => null,
    };
}
