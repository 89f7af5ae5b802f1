using System.Globalization;

namespace NotebookNet.Visuals;

/// <summary>
/// Colours for numbers: from dark blue over green to yellow where all numbers have one sign, from blue over grey to
/// vermillion where they have both. Lightness rises all the way (or from the middle), so the order survives colour-vision
/// deficiencies and printing in grey.
/// </summary>
internal static class ColourScale
{
    /// <summary>The number of different colours; neighbours cannot be told apart.</summary>
    public const int Levels = 32;

    private static readonly (int R, int G, int B)[] Sequential =
        [(43, 38, 102), (45, 84, 140), (40, 125, 142), (48, 164, 128), (122, 200, 86), (240, 228, 66)];

    private static readonly (int R, int G, int B)[] Diverging =
        [(0, 72, 140), (72, 142, 200), (206, 212, 218), (230, 140, 80), (166, 62, 0)];

    private static readonly string[] SequentialLevels = Quantise(Sequential);
    private static readonly string[] DivergingLevels = Quantise(Diverging);

    /// <summary>The colour of level 0 … <see cref="Levels"/> − 1.</summary>
    public static string Colour(int level, bool diverging) => (diverging ? DivergingLevels : SequentialLevels)[level];

    /// <summary>The level of a share between 0 and 1.</summary>
    public static int Level(double share) => Math.Clamp((int)(share * Levels), 0, Levels - 1);

    private static string[] Quantise((int R, int G, int B)[] anchors)
    {
        var colours = new string[Levels];
        for (var i = 0; i < Levels; i++)
        {
            var at = (double)i / (Levels - 1) * (anchors.Length - 1);
            var k = Math.Min((int)at, anchors.Length - 2);
            var (a, b, share) = (anchors[k], anchors[k + 1], at - k);
            colours[i] = string.Create(CultureInfo.InvariantCulture,
                $"#{Mix(a.R, b.R, share):x2}{Mix(a.G, b.G, share):x2}{Mix(a.B, b.B, share):x2}");
        }

        return colours;
    }

    private static int Mix(int a, int b, double share) => (int)Math.Round(a + (b - a) * share);
}
