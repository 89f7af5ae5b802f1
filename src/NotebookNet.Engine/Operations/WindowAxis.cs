namespace NotebookNet.Operations;

/// <summary>How a window slides along one dimension.</summary>
/// <param name="Input">The size of the dimension.</param>
/// <param name="Output">How many places the window has.</param>
/// <param name="Window">How many numbers it looks at.</param>
/// <param name="Stride">The distance from one place to the next.</param>
/// <param name="Dilation">The distance from one number it looks at to the next.</param>
/// <param name="Before">How many numbers the first place stands before the beginning.</param>
internal readonly record struct WindowAxis(int Input, int Output, int Window, int Stride, int Dilation, int Before)
{
    /// <summary>A dimension a window of one number goes through number by number.</summary>
    public static WindowAxis Single { get; } = new(1, 1, 1, 1, 1, 0);

    /// <summary>The window over a dimension of a given size.</summary>
    /// <param name="input">The size.</param>
    /// <param name="window">How many numbers the window looks at.</param>
    /// <param name="stride">The distance from one place to the next.</param>
    /// <param name="dilation">The distance from one number to the next.</param>
    /// <param name="padding">What happens at the borders.</param>
    /// <param name="who">Who slides the window, for messages.</param>
    public static WindowAxis Over(int input, int window, int stride, int dilation, Padding padding, string who)
    {
        CheckOptions(window, stride, dilation, who);
        var span = Span(window, dilation);
        if (padding == Padding.Same)
        {
            var output = (input + stride - 1) / stride;
            var missing = Math.Max((((long)output - 1) * stride) + span - input, 0);
            return new WindowAxis(input, output, window, stride, dilation, (int)(missing / 2));
        }

        return span <= input
            ? new WindowAxis(input, (int)((input - span) / stride) + 1, window, stride, dilation, 0)
            : throw new ShapeException(
                $"{who}: a window of {window}{(dilation > 1 ? $" with dilation {dilation}, which spans {span}," : string.Empty)} does not fit into a size of {input} without padding. "
                + "Use a smaller window, Padding.Same, or fewer strides and pools before it.");
    }

    /// <summary>The window whose places are the given numbers: what a transposed convolution runs backwards.</summary>
    /// <param name="output">How many places there are.</param>
    /// <param name="window">How many numbers the window looks at.</param>
    /// <param name="stride">The distance from one place to the next.</param>
    /// <param name="dilation">The distance from one number to the next.</param>
    /// <param name="padding">What happens at the borders.</param>
    /// <param name="who">Who slides the window, for messages.</param>
    public static WindowAxis Onto(int output, int window, int stride, int dilation, Padding padding, string who)
    {
        CheckOptions(window, stride, dilation, who);
        var span = Span(window, dilation);
        var input = padding == Padding.Same ? (long)output * stride : (((long)output - 1) * stride) + Math.Max(span, stride);
        return input <= Array.MaxLength
            ? Over((int)input, window, stride, dilation, padding, who)
            : throw new ShapeException($"{who}: a size of {output} with strides of {stride} would grow to {input}; use smaller strides.");
    }

    /// <summary>Where the first number of a place stands; negative before the beginning.</summary>
    public int Start(int place) => (place * Stride) - Before;

    private static long Span(int window, int dilation) => (((long)window - 1) * dilation) + 1;

    private static void CheckOptions(int window, int stride, int dilation, string who)
    {
        CheckPositive(window, "window", who);
        CheckPositive(stride, "stride", who);
        CheckPositive(dilation, "dilation", who);
    }

    private static void CheckPositive(int value, string what, string who)
    {
        if (value < 1)
        {
            throw new ArgumentOutOfRangeException(what, value, $"{who}: the {what} must be at least 1, got {value}.");
        }
    }
}
