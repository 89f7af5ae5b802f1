using System.Globalization;
using System.Text;

namespace NotebookNet.Pictures;

/// <summary>Draws the pictures in a tensor pixel by pixel, as small PNG files inside of the HTML.</summary>
internal static class PixelPictures
{
    private const int MostPictures = 24;
    private const int MostPicturesOfDetail = 12;
    private const int LongestSide = 256;

    // Of base64 text: the page around it keeps a few KB of the 50.
    private const int MostCharacters = 44_000;

    /// <summary>Appends the pictures and gives what the caption says about them.</summary>
    public static string Append(StringBuilder html, ReadOnlySpan<float> values, ImageLayout layout, Extent extent)
    {
        var (black, white) = Range(extent);
        var count = Math.Min(layout.Count, MostPictures);
        var block = (Math.Max(layout.Height, layout.Width) + LongestSide - 1) / LongestSide;
        var files = Encode(values, layout, count, block, black, white);
        while (files.Sum(file => file.Length) > MostCharacters)
        {
            if (count > MostPicturesOfDetail)
            {
                files.RemoveRange(MostPicturesOfDetail, count - MostPicturesOfDetail);
                count = MostPicturesOfDetail;
            }
            else
            {
                block++;
                files = Encode(values, layout, count, block, black, white);
            }
        }

        html.Append("<div style=\"display:flex;flex-wrap:wrap;gap:6px;margin:4px 8px\">");
        var scale = Scale(layout);
        for (var i = 0; i < files.Count; i++)
        {
            var name = string.Create(
                CultureInfo.InvariantCulture, $"{(layout.Count > 1 ? $"[{i}]: " : string.Empty)}picture of {layout.Height} × {layout.Width} pixels");
            html.Append(CultureInfo.InvariantCulture, $"<img role=\"img\" alt=\"{name}\" title=\"{name}\" ")
                .Append(CultureInfo.InvariantCulture, $"style=\"width:{layout.Width * scale:0.#}px;height:{layout.Height * scale:0.#}px;margin:0;image-rendering:pixelated;outline:1px solid rgba(128,128,128,.5)\" ")
                .Append("src=\"data:image/png;base64,").Append(files[i]).Append("\"/>");
        }

        html.Append("</div>");
        return Note(layout, count, block, black, white);
    }

    private static string Note(ImageLayout layout, int count, int block, float black, float white)
    {
        var note = new StringBuilder();
        note.Append(layout.Channels == 1 ? "black is " : "dark is ").Append(CellNumbers.Short(black))
            .Append(layout.Channels == 1 ? ", white is " : ", bright is ").Append(CellNumbers.Short(white));
        if (count < layout.Count)
        {
            note.Append(CultureInfo.InvariantCulture, $" · {count} of {layout.Count:#,0} pictures drawn");
        }

        if (block > 1)
        {
            note.Append(CultureInfo.InvariantCulture, $" · each pixel drawn is the mean of {block} × {block}");
        }

        return note.ToString();
    }

    // Numbers that look like shares or like bytes keep their own black and white; all others use what there is.
    private static (float Black, float White) Range(Extent extent) => extent switch
    {
        { HasNumbers: false } => (0, 1),
        { Low: >= 0, High: > 0.5f and <= 1 } => (0, 1),
        { Low: >= 0, High: > 127 and <= 255 } => (0, 255),
        { Low: >= 0 } when extent.High > 0 => (0, extent.High),
        _ when extent.High > extent.Low => (extent.Low, extent.High),
        _ => (extent.Low, extent.Low + 1),
    };

    private static double Scale(ImageLayout layout)
    {
        var wanted = layout.Count == 1 ? 168.0 : 64.0;
        var side = Math.Max(layout.Height, layout.Width);
        return side >= wanted ? Math.Min(1, 320.0 / side) : Math.Ceiling(wanted / side);
    }

    private static List<string> Encode(ReadOnlySpan<float> values, ImageLayout layout, int count, int block, float black, float white)
    {
        var files = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            var picture = values.Slice(i * layout.Length, layout.Length);
            var isColour = layout.Channels == 3 || !AllFinite(picture);
            var pixels = Pixels(picture, layout, block, black, white, isColour);
            files.Add(Convert.ToBase64String(PngImage.Encode(pixels, Parts(layout.Width, block), isColour ? 3 : 1)));
        }

        return files;
    }

    private static byte[] Pixels(ReadOnlySpan<float> picture, ImageLayout layout, int block, float black, float white, bool isColour)
    {
        var (rows, columns, depth) = (Parts(layout.Height, block), Parts(layout.Width, block), isColour ? 3 : 1);
        var pixels = new byte[rows * columns * depth];
        Span<byte> pixel = stackalloc byte[3];
        for (var p = 0; p < rows * columns; p++)
        {
            for (var channel = 0; channel < depth; channel++)
            {
                var mean = BlockMean(picture, layout, p / columns * block, p % columns * block, block, Math.Min(channel, layout.Channels - 1));
                if (!double.IsFinite(mean))
                {
                    // Vermillion: what is no number is neither dark nor bright.
                    (pixel[0], pixel[1], pixel[2]) = (213, 94, 0);
                    break;
                }

                pixel[channel] = (byte)Math.Clamp(Math.Round((mean - black) / ((double)white - black) * 255), 0, 255);
            }

            pixel[..depth].CopyTo(pixels.AsSpan(p * depth));
        }

        return pixels;
    }

    private static double BlockMean(ReadOnlySpan<float> picture, ImageLayout layout, int row, int column, int block, int channel)
    {
        var (sum, count) = (0.0, 0);
        for (var r = row; r < Math.Min(row + block, layout.Height); r++)
        {
            for (var c = column; c < Math.Min(column + block, layout.Width); c++)
            {
                sum += picture[(((r * layout.Width) + c) * layout.Channels) + channel];
                count++;
            }
        }

        return sum / count;
    }

    private static bool AllFinite(ReadOnlySpan<float> picture) => Kernels.RangeCheck.AllFinite(picture);

    private static int Parts(int count, int block) => (count + block - 1) / block;
}
