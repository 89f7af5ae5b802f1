namespace NotebookNet.Visuals;

/// <summary>Turns numbers into grey or colour: which number is black and which is white.</summary>
internal static class PixelScale
{
    // Where there is no number: a colour no grey picture has.
    private static readonly byte[] Missing = [0xD5, 0x5E, 0x00];

    /// <summary>The pixels of <paramref name="values"/>, <paramref name="channels"/> (1 or 3) numbers each, row by row from the top.</summary>
    /// <param name="name">The name of the picture.</param>
    /// <param name="values">The numbers.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="channels">Numbers of a pixel.</param>
    /// <param name="low">The number that is black; from the data when null.</param>
    /// <param name="high">The number that is white; from the data when null.</param>
    public static ImageTrace ToImage(string? name, double[] values, int width, int height, int channels, double? low, double? high)
    {
        var (black, white) = RangeOf(values);
        (black, white) = (low ?? black, high ?? white);
        var hasHoles = !values.All(double.IsFinite);
        var written = hasHoles ? 3 : channels;
        var pixels = new byte[width * height * written];
        for (var p = 0; p < width * height; p++)
        {
            var own = values.AsSpan(p * channels, channels);
            var missing = hasHoles && !AllFinite(own);
            for (var c = 0; c < written; c++)
            {
                pixels[p * written + c] = missing ? Missing[c] : Byte(own[channels == 1 ? 0 : c], black, white);
            }
        }

        var scale = channels == 1 ? $"black is {Numbers.Short(black)}, white is {Numbers.Short(white)}" : $"dark is {Numbers.Short(black)}, bright is {Numbers.Short(white)}";
        return new(name, pixels, width, height, written) { Scale = hasHoles ? scale + ", vermillion is no number" : scale };
    }

    /// <summary>What is black and what is white: numbers that look like shares or like bytes keep their own, all others use what there is.</summary>
    public static (double Black, double White) RangeOf(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (AxisScale.IsDrawable(value, false))
            {
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }

        return (low, high) switch
        {
            _ when low > high => (0, 1),
            ( >= 0, <= 1 and > 0.5) => (0, 1),
            ( >= 0, <= 255 and > 127) => (0, 255),
            ( >= 0, > 0) => (0, high),
            _ => high > low ? (low, high) : (low, low + Math.Max(1, Math.Abs(low))),
        };
    }

    private static bool AllFinite(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }

    private static byte Byte(double value, double black, double white) =>
        (byte)Math.Round(255 * Math.Clamp((value / 2 - black / 2) / (white / 2 - black / 2), 0, 1));
}
