namespace NotebookNet.Pictures;

/// <summary>Numbers as a grey picture, from the smallest (black) to the largest (white).</summary>
internal static class GreyPicture
{
    /// <summary>The PNG file's bytes; where all numbers are equal, the picture is of one grey.</summary>
    /// <param name="values">Finite numbers, row by row.</param>
    /// <param name="width">Numbers in a row.</param>
    public static byte[] Encode(ReadOnlySpan<float> values, int width)
    {
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var value in values)
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        var pixels = new byte[values.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = high > low ? (byte)Math.Clamp(Math.Round(((double)values[i] - low) / ((double)high - low) * byte.MaxValue), 0, byte.MaxValue) : (byte)128;
        }

        return PngImage.Encode(pixels, width, channels: 1);
    }
}
