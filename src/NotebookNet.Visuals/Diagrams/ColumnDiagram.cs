namespace NotebookNet.Visuals;

/// <summary>Draws a network as columns of units and blocks.</summary>
internal sealed class ColumnDiagram
{
    private const int MostUnits = 12;
    private const int LeastUnits = 4;
    private const int MostEdges = 430;
    private const int MostSilentEdges = 1000;
    private const int FewUnits = 8;
    private const double HeadTop = 34;
    private const double PlainHead = 78;
    private const double CurveHeight = 26;
    private const double WidestName = 130;
    private const double BlockRoom = 100;
    private readonly IReadOnlyList<UnitColumn> _columns;
    private readonly HoverDetail _detail;
    private readonly double _radius;
    private readonly double _columnPitch;
    private readonly double _headHeight;

    /// <summary>Prepares drawing at most 12 layers.</summary>
    public ColumnDiagram(IReadOnlyList<DiagramLayer> layers, HoverDetail detail)
    {
        _radius = layers.Any(l => l.Values is not null) ? 15 : 10;
        _columnPitch = layers.Count switch { <= 3 => 210, 4 => 174, <= 6 => 150, <= 9 => 122, _ => 104 };
        _headHeight = PlainHead + (layers.Any(l => l.ActivationCurve is not null) ? CurveHeight : 0);
        (_columns, _detail) = Choose(layers, detail);
    }

    /// <summary>The picture.</summary>
    public string ToSvg(string? title, string heading)
    {
        var leftNames = NameWidth(_columns[0]);
        var rightNames = _columns.Count > 1 ? NameWidth(_columns[^1]) : 0;
        var head = _columnPitch / 2;
        var (left, right) = (Math.Max(head, leftNames + _radius + 12), Math.Max(head, rightNames + _radius + 12));
        var content = left + right + (_columns.Count - 1) * _columnPitch;
        var width = Math.Max(540, content);
        left += (width - content) / 2;
        var pitch = 2 * _radius + 8;
        var room = Math.Max(_columns.Max(c => c.Slots) * pitch, _columns.Any(c => c.Shown.Length == 0) ? BlockRoom : 0);
        for (var i = 0; i < _columns.Count; i++)
        {
            _columns[i].X = left + i * _columnPitch;
            _columns[i].Pitch = pitch;
            _columns[i].FirstY = HeadTop + _headHeight + room / 2 - (Math.Max(1, _columns[i].Slots) - 1) * pitch / 2;
        }

        var captions = HeadTop + _headHeight + room;
        var legend = new DiagramLegend(_columns);
        var height = captions + CaptionHeight() + legend.Height(width);
        var svg = SvgPicture.Open(width, height, heading, Describe());
        DrawTitle(svg, title, heading, width);
        DrawColumns(svg, leftNames, rightNames);
        DrawCaptions(svg, captions);
        legend.Draw(svg, captions + CaptionHeight(), width);
        return SvgPicture.Finish(svg);
    }

    /// <summary>Draws the name of the network and its size; both on one line where they fit.</summary>
    public static void DrawTitle(SvgWriter svg, string? title, string heading, double width)
    {
        if (string.IsNullOrEmpty(title))
        {
            svg.FittedText(6, 17, heading, width - 12, size: SvgPicture.Heading, bold: true);
            return;
        }

        var size = heading[(Label.Full(title).Length + 2)..];
        var sizeWidth = Label.Width(size, SvgPicture.Body);
        svg.FittedText(6, 17, title, width - 12 - sizeWidth - 16, size: SvgPicture.Heading, bold: true);
        svg.Text(width - 6, 17, size, Anchor.End, muted: true);
    }

    private static double NameWidth(UnitColumn column) => column.Layer.UnitNames is { } names
        ? column.Shown.Select(u => Math.Min(WidestName, Label.Width(Label.Clean(names[u]), SvgPicture.Body))).DefaultIfEmpty(0).Max()
        : 0;

    private static string? Abridged(UnitColumn column) => column.GapAfter == 0 ? null
        : $"{Numbers.Count(column.Layer.Units)} units, {column.Shown.Length} shown";

    private static string? Strength(UnitColumn column) => column.Layer.Weights is { } weights && column.Shown.Length > 0
        ? $"|w| ≤ {Numbers.Short(EdgePainter.Largest(weights))}" : null;

    // Fewer units come before edges without hover texts, but below eight a layer no longer looks like itself.
    private static (IReadOnlyList<UnitColumn> Columns, HoverDetail Detail) Choose(IReadOnlyList<DiagramLayer> layers, HoverDetail detail)
    {
        var tries = Enumerable.Range(FewUnits, MostUnits - FewUnits + 1).Reverse().Select(u => (Units: u, Edges: MostEdges, Detail: detail))
            .Concat(Enumerable.Range(LeastUnits, MostUnits - LeastUnits + 1).Reverse().Select(u => (Units: u, Edges: MostSilentEdges, Detail: HoverDetail.NoHover)));
        foreach (var (units, edges, talk) in tries)
        {
            UnitColumn[] columns = [.. layers.Select(l => new UnitColumn(l, units))];
            if (Edges(columns) <= edges || units == LeastUnits)
            {
                return (columns, talk);
            }
        }

        throw new InvalidOperationException("The last try always fits.");
    }

    private static int Edges(UnitColumn[] columns) => Enumerable.Range(1, columns.Length - 1)
        .Where(i => columns[i].Layer.ReadsAll || columns[i].Layer.Units != columns[i - 1].Layer.Units)
        .Sum(i => columns[i - 1].Shown.Length * columns[i].Shown.Length);

    private double CaptionHeight() => 8 + 17 * _columns.Max(c => Captions(c).Count());

    private IEnumerable<string> Captions(UnitColumn column)
    {
        if (Abridged(column) is { } abridged)
        {
            var room = _columnPitch - 6;
            var shorter = $"{column.Shown.Length} of {Numbers.Count(column.Layer.Units)}";
            yield return new[] { abridged, shorter + " units" }.FirstOrDefault(c => Label.Width(c, SvgPicture.Small) <= room) ?? shorter;
        }

        if (Strength(column) is { } strength)
        {
            yield return strength;
        }
    }

    private void DrawColumns(SvgWriter svg, double leftNames, double rightNames)
    {
        var edges = new EdgePainter(svg, _detail, _radius);
        var units = new UnitPainter(svg, _detail, _radius);
        for (var i = 1; i < _columns.Count; i++)
        {
            edges.Draw(_columns[i - 1], _columns[i]);
        }

        foreach (var column in _columns)
        {
            DrawHead(svg, column);
            if (column.Shown.Length == 0)
            {
                BlockPainter.Draw(svg, column.Layer, column.X, column.MiddleY);
            }
            else
            {
                units.Draw(column);
            }
        }

        units.Names(_columns[0], leftNames + 1, left: true);
        if (_columns.Count > 1)
        {
            units.Names(_columns[^1], rightNames + 1, left: false);
        }
    }

    private void DrawHead(SvgWriter svg, UnitColumn column)
    {
        var layer = column.Layer;
        var width = _columnPitch - 8;
        var parameters = Label.Width(layer.ParameterLabel, SvgPicture.Small) <= width ? layer.ParameterLabel : layer.ParameterLabel.Replace("parameter", "param", StringComparison.Ordinal);
        svg.FittedText(column.X, HeadTop + 14, layer.Name, width, Anchor.Middle, bold: true);
        svg.FittedText(column.X, HeadTop + 30, layer.KindLabel, width, Anchor.Middle, SvgPicture.Small);
        svg.FittedText(column.X, HeadTop + 45, Numbers.Shape(layer.Shape), width, Anchor.Middle, SvgPicture.Small);
        if (layer.Parameters > 0)
        {
            svg.FittedText(column.X, HeadTop + 60, parameters, width, Anchor.Middle, SvgPicture.Small, muted: true);
        }

        if (layer.ActivationCurve is { } curve)
        {
            ActivationGlyph.Draw(svg, curve, layer.Activation, column.X, HeadTop + PlainHead + CurveHeight / 2 - 9);
        }
    }

    private void DrawCaptions(SvgWriter svg, double top)
    {
        foreach (var column in _columns)
        {
            var y = top + 16;
            foreach (var caption in Captions(column))
            {
                svg.FittedText(column.X, y, caption, _columnPitch - 6, Anchor.Middle, SvgPicture.Small, muted: true);
                y += 17;
            }
        }
    }

    private string Describe()
    {
        var parts = _columns.Select(c => $"{Label.Full(c.Layer.Name, 40)}: {Label.Full(c.Layer.KindLabel, 40)}, {Numbers.Shape(c.Layer.Shape)}, {c.Layer.ParameterLabel}"
            + (Abridged(c) is { } abridged ? $" ({abridged})" : ""));
        return string.Join(". ", parts) + "." + (DiagramLegend.WeightsMissing(_columns) ? " Weights not drawn." : "")
            + (_detail == HoverDetail.NoHover ? " Numbers on hover are left out to keep the picture small." : "");
    }
}
