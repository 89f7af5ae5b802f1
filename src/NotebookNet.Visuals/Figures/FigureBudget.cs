namespace NotebookNet.Visuals;

/// <summary>How much of the data fits into one picture, shared fairly between everything in it.</summary>
/// <param name="PointsPerLine">The most points of one line.</param>
/// <param name="HoverStrips">The most places of one panel where hovering shows values.</param>
/// <param name="TitledPoints">Whether each point of a scatter plot shows its numbers on hover.</param>
/// <param name="PointsPerScatter">The most points of one group.</param>
/// <param name="CellsPerGrid">The most cells of one grid.</param>
/// <param name="Hover">Whether bars and cells show their numbers on hover.</param>
/// <param name="Bars">The most bars of one series.</param>
/// <param name="TracesPerPanel">The most series of one panel.</param>
internal sealed record FigureBudget(
    int PointsPerLine, int HoverStrips, bool TitledPoints, int PointsPerScatter, int CellsPerGrid, bool Hover, int Bars, int TracesPerPanel)
{
    /// <summary>How often the room was halved: 0 for nearly everything.</summary>
    public int Level { get; init; }

    /// <summary>The most characters of one picture of pixels.</summary>
    public int ImageCharacters { get; init; }

    private const int Levels = 7;
    private const int Points = 1500;
    private const int ImagesTogether = 36_000;

    /// <summary>
    /// Shares the room of one picture between the traces of its panels. Level 0 is right for nearly everything; each further
    /// level halves the room, for data with very many parts or very long names.
    /// </summary>
    public static FigureBudget For(IReadOnlyList<FigurePanel> panels, int level)
    {
        var traces = panels.SelectMany(p => p.Traces).ToArray();
        var lines = traces.Sum(t => t is LineTrace or PathTrace ? 1 : t is BandTrace ? 2 : 0);
        var scatters = traces.Count(t => t is ScatterTrace or ErrorBarTrace);
        var bars = traces.Count(t => t is BarTrace or HistogramTrace);
        var grids = traces.Count(t => t is HeatMapTrace or RegionTrace or ContourTrace);
        var images = traces.Count(t => t is ImageTrace);
        var points = traces.OfType<ScatterTrace>().Sum(t => (long)t.X.Length);
        // Each kind of trace that takes part gets its share.
        var room = Points / new[] { lines, scatters, bars, grids }.Count(n => n > 0).AtLeastOne() >> level;
        return new(
            Math.Max(8, room / lines.AtLeastOne()),
            level > 0 ? 0 : 120 / panels.Count(p => p.Traces.Any(t => t is LineTrace)).AtLeastOne(),
            level == 0 && points <= 200 && panels.Count <= 4,
            Math.Max(8, room / scatters.AtLeastOne()),
            Math.Max(16, room / grids.AtLeastOne()),
            level == 0 && traces.OfType<BarTrace>().Sum(t => t.Values.Length) <= 200,
            Math.Max(4, room / bars.AtLeastOne()),
            Math.Max(1, 60 >> level))
        {
            Level = level,
            ImageCharacters = (ImagesTogether / images.AtLeastOne()) >> level,
        };
    }

    /// <summary>Draws with less and less until the picture is small enough.</summary>
    public static string Fit(Func<int, string> drawAtLevel)
    {
        for (var level = 0; ; level++)
        {
            var svg = drawAtLevel(level);
            if (level == Levels || SvgPicture.IsSmall(svg))
            {
                return svg;
            }
        }
    }
}

/// <summary>Keeps divisions defined.</summary>
internal static class CountExtensions
{
    /// <summary>The number, or 1 when it is 0.</summary>
    public static int AtLeastOne(this int count) => Math.Max(1, count);
}
