namespace NotebookNet.Visuals;

/// <summary>How exactly the pictures of a grid are drawn, so that all of them together stay small.</summary>
/// <param name="Shades">How many different brightnesses there are.</param>
/// <param name="Side">The longest side in pixels; of larger pictures several pixels become one.</param>
/// <param name="Share">The share of the pictures that is drawn.</param>
internal sealed record GridDetail(int Shades, int Side, double Share)
{
    private static readonly GridDetail[] Levels =
        [new(256, 112, 1), new(32, 64, 1), new(16, 48, 1), new(16, 32, 1), new(16, 32, 0.7), new(16, 32, 0.45), new(16, 32, 0.25), new(8, 20, 0.06)];

    /// <summary>The detail of a level of <see cref="FigureBudget.Fit"/>.</summary>
    public static GridDetail At(int level) => Levels[Math.Min(level, Levels.Length - 1)];

    /// <summary>The picture as a data: address.</summary>
    public string Address(ImageTrace image)
    {
        var pixels = Shades == 256 ? image.Pixels : Array.ConvertAll(image.Pixels, Round);
        var block = (Math.Max(image.Width, image.Height) + Side - 1) / Side;
        return ImagePainter.Address(pixels, image.Width, image.Height, image.Channels, block);
    }

    private byte Round(byte value) => (byte)Math.Round(Math.Round(value / 255.0 * (Shades - 1)) / (Shades - 1) * 255);
}
