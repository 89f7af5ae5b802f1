namespace NotebookNet.Visuals;

/// <summary>Folds a deep model into columns that are read one after the other, as text is.</summary>
internal static class GraphFolding
{
    private const int MostColumns = 3;
    private const int ComfortableRows = 14;

    // A further column has to save at least a fifth of the height.
    private const double WorthIt = 0.8;

    /// <summary>
    /// The columns as ranges of layers. A column ends only where a single wire goes on, so that one line connects it to the next.
    /// </summary>
    public static IReadOnlyList<(int From, int To)> Columns(int layers, bool[] necks)
    {
        List<(int From, int To)> best = [(0, layers - 1)];
        for (var columns = 2; columns <= MostColumns && Rows(best) > ComfortableRows; columns++)
        {
            for (var rows = (layers + columns - 1) / columns; rows < Rows(best) * WorthIt; rows++)
            {
                if (Fill(layers, necks, rows) is { } folded && folded.Count <= columns)
                {
                    best = folded;
                    break;
                }
            }
        }

        return best;
    }

    private static int Rows(List<(int From, int To)> columns) => columns.Max(c => c.To - c.From + 1);

    // Each column as long as it can be; null when no neck is near enough.
    private static List<(int From, int To)>? Fill(int layers, bool[] necks, int rows)
    {
        var columns = new List<(int From, int To)>();
        for (var from = 0; from < layers;)
        {
            var to = Math.Min(from + rows, layers) - 1;
            while (to < layers - 1 && to >= from && !necks[to])
            {
                to--;
            }

            if (to < from)
            {
                return null;
            }

            columns.Add((from, to));
            from = to + 1;
        }

        return columns;
    }
}
