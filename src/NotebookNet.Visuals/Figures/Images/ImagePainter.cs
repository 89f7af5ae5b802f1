using NotebookNet.Pictures;

namespace NotebookNet.Visuals;

/// <summary>Draws pictures of pixels as a PNG inside of the SVG.</summary>
internal static class ImagePainter
{
    /// <summary>Draws the pixels between their places on the axes.</summary>
    public static void Draw(SvgWriter svg, ImageTrace image, AxisScale x, AxisScale y, FigureBudget budget, FigureNotes notes)
    {
        var (address, block) = DataUri(image.Pixels, image.Width, image.Height, image.Channels, budget.ImageCharacters);
        notes.Series(image.Name, $"picture of {Numbers.Count(image.Width)} × {Numbers.Count(image.Height)} pixels{(image.Scale is null ? "" : ", " + image.Scale)}"
            + (block > 1 ? $"; each pixel drawn is the mean of {block} × {block}." : "."));
        var (left, right, top, bottom) = (x.Map(-0.5), x.Map(image.Width - 0.5), y.Map(-0.5), y.Map(image.Height - 0.5));
        svg.Start("image").Attr("x", Math.Min(left, right)).Attr("y", Math.Min(top, bottom)).Attr("width", Math.Abs(right - left)).Attr("height", Math.Abs(bottom - top))
            .Attr("preserveAspectRatio", "none").Attr("style", "image-rendering:pixelated").Attr("href", address)
            .Hover(image.Name is null ? null : Label.Full(image.Name, 80)).End();
        // A white picture on a white page still has an edge.
        svg.StartRect(Math.Min(left, right), Math.Min(top, bottom), Math.Abs(right - left), Math.Abs(bottom - top))
            .Attr("fill", "none").Attr("stroke", "currentColor").Attr("stroke-opacity", 0.35, 2).End();
    }

    /// <summary>Pixels as a data: address of at most about <paramref name="most"/> characters, if need be with the mean of several pixels as one.</summary>
    /// <returns>The address, and how many pixels in each direction became one.</returns>
    public static (string Address, int Block) DataUri(byte[] pixels, int width, int height, int channels, int most)
    {
        for (var block = 1; ; block++)
        {
            var address = Address(pixels, width, height, channels, block);
            if (address.Length <= most || block >= Math.Max(width, height))
            {
                return (address, block);
            }
        }
    }

    /// <summary>Pixels as a data: address, the mean of <paramref name="block"/> × <paramref name="block"/> of them as one.</summary>
    public static string Address(byte[] pixels, int width, int height, int channels, int block)
    {
        var small = block == 1 ? pixels : Shrink(pixels, width, height, channels, block);
        return "data:image/png;base64," + Convert.ToBase64String(PngImage.Encode(small, (width + block - 1) / block, channels));
    }

    private static byte[] Shrink(byte[] pixels, int width, int height, int channels, int block)
    {
        var (columns, rows) = ((width + block - 1) / block, (height + block - 1) / block);
        var small = new byte[rows * columns * channels];
        for (var i = 0; i < small.Length; i++)
        {
            var (row, column, channel) = (i / channels / columns * block, i / channels % columns * block, i % channels);
            var (sum, count) = (0, 0);
            for (var r = row; r < Math.Min(row + block, height); r++)
            {
                for (var c = column; c < Math.Min(column + block, width); c++)
                {
                    (sum, count) = (sum + pixels[(r * width + c) * channels + channel], count + 1);
                }
            }

            small[i] = (byte)((sum + count / 2) / count);
        }

        return small;
    }
}
