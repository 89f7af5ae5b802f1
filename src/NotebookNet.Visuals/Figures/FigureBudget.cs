namespace NotebookNet.Visuals;

/// <summary>How much of the data fits into a picture of 50 KB, shared fairly between everything in it.</summary>
/// <param name="PointsPerLine">The most points of one line.</param>
/// <param name="HoverStrips">The most places of one panel where hovering shows values.</param>
/// <param name="TitledPoints">Whether each point of a scatter plot shows its numbers on hover.</param>
/// <param name="PointsPerScatter">The most points of one group.</param>
/// <param name="CellsPerGrid">The most cells of one grid.</param>
internal sealed record FigureBudget(int PointsPerLine, int HoverStrips, bool TitledPoints, int PointsPerScatter, int CellsPerGrid)
{
    private const int Points = 1500;

    /// <summary>Shares the room of one picture between the traces of its panels.</summary>
    public static FigureBudget For(IReadOnlyList<FigurePanel> panels)
    {
        var traces = panels.SelectMany(p => p.Traces).ToArray();
        var lines = Math.Max(1, traces.Sum(t => t is LineTrace ? 1 : t is BandTrace ? 2 : 0));
        var scatters = Math.Max(1, traces.Count(t => t is ScatterTrace));
        var points = traces.OfType<ScatterTrace>().Sum(t => (long)t.X.Length);
        var grids = traces.Count(t => t is HeatMapTrace or RegionTrace);
        var room = grids > 0 ? Points / 2 : Points;
        var withLines = panels.Count(p => p.Traces.Any(t => t is LineTrace));
        var pointRoom = (lines > 1 || traces.Any(t => t is LineTrace) ? room / 2 : room);
        return new(
            Math.Max(8, room / lines),
            withLines == 0 ? 0 : 120 / withLines,
            points <= 200 && panels.Count <= 4,
            Math.Max(8, pointRoom / scatters),
            Math.Max(64, 1500 / Math.Max(1, grids)));
    }
}
