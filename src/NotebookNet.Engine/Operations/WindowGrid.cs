namespace NotebookNet.Operations;

/// <summary>
/// A window that slides over a batch of pictures (B, H, W, C) with C numbers a pixel. A series (B, T, C) is a picture one
/// line high.
/// </summary>
/// <param name="Images">B.</param>
/// <param name="Rows">How it slides from line to line.</param>
/// <param name="Columns">How it slides along a line.</param>
/// <param name="Channels">C.</param>
internal readonly record struct WindowGrid(int Images, WindowAxis Rows, WindowAxis Columns, int Channels)
{
    /// <summary>The numbers of one picture before.</summary>
    public int InputSize => Rows.Input * Columns.Input * Channels;

    /// <summary>The places of one picture.</summary>
    public int Places => Rows.Output * Columns.Output;

    /// <summary>How many pixels a window looks at.</summary>
    public int Taps => Rows.Window * Columns.Window;

    /// <summary>Whether each place looks at exactly its own pixel.</summary>
    public bool IsPointwise => Taps == 1 && Rows.Stride == 1 && Columns.Stride == 1;

    /// <summary>The windows over a batch of pictures, or of series when the window has one size.</summary>
    public static WindowGrid Over(Tensor x, WindowOptions options, string who)
    {
        CheckRank(x, options, who);
        return options.IsSeries
            ? new WindowGrid(x.Shape[0], WindowAxis.Single, options.Width.Over(x.Shape[1], options.Padding, who), x.Shape[2])
            : new WindowGrid(x.Shape[0], options.Height.Over(x.Shape[1], options.Padding, who), options.Width.Over(x.Shape[2], options.Padding, who), x.Shape[3]);
    }

    /// <summary>The windows whose places are the pixels of a batch; C is the number of channels they look at.</summary>
    public static WindowGrid Onto(Tensor places, int channels, WindowOptions options, string who)
    {
        CheckRank(places, options, who);
        return new WindowGrid(
            places.Shape[0],
            options.Height.Onto(places.Shape[1], options.Padding, who),
            options.Width.Onto(places.Shape[2], options.Padding, who),
            channels);
    }

    /// <summary>The shape of the result with a number of channels.</summary>
    public Shape OutputShape(int channels, bool isSeries) =>
        isSeries ? [Images, Columns.Output, channels] : [Images, Rows.Output, Columns.Output, channels];

    private static void CheckRank(Tensor x, WindowOptions options, string who)
    {
        var rank = options.IsSeries ? 3 : 4;
        if (x.Rank != rank)
        {
            throw new ShapeException(
                $"{who} takes {(options.IsSeries ? "series (batch, time, channels)" : "pictures (batch, height, width, channels)")}; got shape {x.Shape}. "
                + (x.Rank == rank - 1 ? $"For one channel, Reshape to {new Shape([.. x.Shape.AsSpan(), 1])}." : $"Reshape to {rank} dimensions, channels last."));
        }
    }
}

/// <summary>Window, stride and dilation along one dimension.</summary>
internal readonly record struct WindowStep(int Window, int Stride = 1, int Dilation = 1)
{
    /// <summary>The window over a dimension of a given size.</summary>
    public WindowAxis Over(int input, Padding padding, string who) => WindowAxis.Over(input, Window, Stride, Dilation, padding, who);

    /// <summary>The window whose places are the given numbers.</summary>
    public WindowAxis Onto(int output, Padding padding, string who) => WindowAxis.Onto(output, Window, Stride, Dilation, padding, who);
}

/// <summary>What a user says about a window; for series there is no height.</summary>
internal readonly record struct WindowOptions(bool IsSeries, WindowStep Height, WindowStep Width, Padding Padding)
{
    /// <summary>A window over series.</summary>
    public static WindowOptions Series(WindowStep step, Padding padding) => new(true, new WindowStep(1), step, padding);

    /// <summary>A window over pictures.</summary>
    public static WindowOptions Pictures(WindowStep height, WindowStep width, Padding padding) => new(false, height, width, padding);
}
