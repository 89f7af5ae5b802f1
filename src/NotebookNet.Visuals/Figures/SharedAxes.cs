namespace NotebookNet.Visuals;

/// <summary>Gives all panels of a grid the same axes.</summary>
internal static class SharedAxes
{
    /// <summary>The panels with one common range; only the leftmost and the lowest carry numbers.</summary>
    public static IReadOnlyList<FigurePanel> Apply(IReadOnlyList<FigurePanel> panels, int columns)
    {
        var xs = panels.Select(FigureRange.OfX).ToArray();
        var ys = panels.Select(FigureRange.OfY).ToArray();
        return [.. panels.Select((panel, i) => panel with
        {
            X = panel.X with { Low = xs.Min(r => r.Low), High = xs.Max(r => r.High), Bare = i + columns < panels.Count },
            Y = panel.Y with { Low = ys.Min(r => r.Low), High = ys.Max(r => r.High), Bare = i % columns > 0 },
        })];
    }
}
