namespace NotebookNet.Visuals;

/// <summary>
/// The one set of data colours. Each has a contrast of at least 3:1 to white and to #1e1e1e, and any two differ by at
/// least 15 ΔE (CIE76) for normal vision and for the three kinds of dichromacy. It begins with Okabe and Ito's blue and
/// vermillion; the others are their neighbours, moved to a lightness that holds on both backgrounds.
/// </summary>
internal static class Palette
{
    /// <summary>The colour of positive numbers, of what is right and of the first series.</summary>
    public const string Blue = "#0072B2";

    /// <summary>The colour of negative numbers, of mistakes and of the second series.</summary>
    public const string Vermillion = "#D55E00";

    /// <summary>
    /// The strongest fill behind text. At this opacity text keeps a contrast of 4.5:1 on each colour, for dark text on
    /// white as for light text on #1e1e1e.
    /// </summary>
    public const double StrongestFill = 0.52;

    private static readonly string[] Inks = [Blue, Vermillion, "#00A974", "#C47EA9", "#A5944D", "#3F95FF", "#8D5B6B", "#60723D"];
    private static readonly string?[] Dashes = [null, "6 3", "2 2.5", "8 3 2 3", "11 4", "4 2 1.5 2 1.5 2"];

    /// <summary>The colours in the order in which series take them.</summary>
    public static IReadOnlyList<string> Colours => Inks;

    /// <summary>The colour of series <paramref name="index"/>.</summary>
    public static string Colour(int index) => Inks[index % Inks.Length];

    /// <summary>The dash pattern of series <paramref name="index"/>, so that colour is never the only difference.</summary>
    public static string? Dash(int index) => Dashes[index % Dashes.Length];
}
