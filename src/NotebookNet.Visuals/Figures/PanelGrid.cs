namespace NotebookNet.Visuals;

/// <summary>Several charts, each a picture of its own: beside each other where the page is wide enough, below each other where not.</summary>
public sealed class PanelGrid : Displayable
{
    private readonly string? _title;
    private readonly string? _note;
    private readonly int _columns;
    private readonly IReadOnlyList<FigurePanel> _panels;
    private readonly int _height;

    /// <summary>Describes a grid of charts.</summary>
    internal PanelGrid(IReadOnlyList<FigurePanel> panels, int columns, string? title, string? note, int height = PanelPage.PanelHeight) =>
        (_panels, _columns, _title, _note, _height) = (panels, columns, title, note, height);

    /// <inheritdoc/>
    public override string ToHtml() => PanelPage.ToHtml(_title, _note, _columns, [.. _panels.Select((p, i) => new PanelCell(p, p.Title ?? $"Chart {i + 1}", _height))]);

    /// <inheritdoc/>
    public override string ToString() => FigureText.Write(new FigureDescription { Title = _title, Note = _note, Panels = _panels });
}
