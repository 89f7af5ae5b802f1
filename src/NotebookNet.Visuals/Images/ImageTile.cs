namespace NotebookNet.Visuals;

/// <summary>Whether a prediction about a picture is right.</summary>
public enum ImageMark
{
    /// <summary>Nothing was predicted.</summary>
    None,

    /// <summary>The prediction is right.</summary>
    Right,

    /// <summary>The prediction is wrong.</summary>
    Wrong,
}

/// <summary>One picture of an <see cref="ImageGrid"/>.</summary>
/// <param name="Values">Its numbers, row by row from the top, the channels of a pixel together.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Channels">Numbers of a pixel: 1 for grey, 3 for red, green and blue.</param>
/// <param name="Caption">What stands below it.</param>
public sealed record ImageTile(IReadOnlyList<double> Values, int Width, int Height, int Channels = 1, string? Caption = null)
{
    /// <summary>A second, quieter line below it.</summary>
    public string? Note { get; init; }

    /// <summary>What hovering tells, and a screen reader reads; the caption when null.</summary>
    public string? Hover { get; init; }

    /// <summary>Whether a prediction about it is right.</summary>
    public ImageMark Mark { get; init; }
}
