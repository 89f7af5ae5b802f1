namespace NotebookNet.Visuals;

/// <summary>A rectangle of the picture.</summary>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    /// <summary>The right edge.</summary>
    public double Right => Left + Width;

    /// <summary>The lower edge.</summary>
    public double Bottom => Top + Height;
}

/// <summary>Draws one panel: title, legend, grid, traces, axes.</summary>
internal sealed class PanelRenderer
{
    // A panel without numbers of its own on the left has a neighbour there, and the space between them.
    private const double HalfGap = 7;
    private readonly FigurePanel _panel;
    private readonly SvgWriter _svg;
    private readonly FigureBudget _budget;
    private readonly FigureNotes _notes;
    private readonly int[] _colours;
    private readonly (double Low, double High) _xRange;
    private readonly (double Low, double High) _yRange;
    private readonly bool _empty;

    /// <summary>Prepares drawing <paramref name="panel"/>.</summary>
    public PanelRenderer(FigurePanel panel, SvgWriter svg, FigureBudget budget, FigureNotes notes)
    {
        (_panel, _svg, _budget, _notes) = (panel, svg, budget, notes);
        (_xRange, _yRange, _empty) = (FigureRange.OfX(panel), FigureRange.OfY(panel), FigureRange.IsEmpty(panel));
        var next = 0;
        _colours = [.. panel.Traces.Select(t => TraceColours.Next(t, ref next))];
    }

    /// <summary>Draws the panel into <paramref name="box"/>, with room for title, legend and numbers inside it.</summary>
    public void Draw(Box box)
    {
        var titleHeight = _panel.Title is null ? 0 : 20;
        var top = titleHeight + Math.Max(_panel.LeastLegendRows, FigureLegend.Rows(_panel, _colours, box.Width - 12)) * FigureLegend.RowHeight + 8;
        var bottom = (_panel.X.Bare ? 6 : 22) + (_panel.X.Title is null || _panel.X.Bare ? 0 : 18);
        var height = box.Height - top - bottom;
        var left = (_panel.Y.Bare ? 6 : 10 + AxisPainter.LabelWidth(YTicks(height), box.Width * 0.3)) + (_panel.Y.Title is null || _panel.Y.Bare ? 0 : 18);
        var right = ColourBar.Of(_panel) is null ? 14 : ColourBar.Room;
        var width = box.Width - left - right;
        var xTicks = XTicks(width);
        if (IsSlanted(xTicks, width) && !_panel.X.Bare)
        {
            height -= AxisPainter.SlantedHeight(xTicks);
            left = Math.Max(left, AxisPainter.SlantedWidth(xTicks) - width / _panel.X.Categories!.Count / 2 + 4);
            width = box.Width - left - right;
        }

        var plot = new Box(box.Left + left, box.Top + top, width, height);
        if (_panel.Title is { } title)
        {
            _svg.FittedText(box.Left + 6, box.Top + 13, title, box.Width - 12, bold: true, size: 13);
        }

        FigureLegend.Draw(_svg, _panel, _colours, box.Left + 6, box.Top + titleHeight, box.Width - 12);
        DrawPlot(_panel.EqualUnits && !_panel.X.Log && !_panel.Y.Log ? Shrink(plot) : plot, left);
    }

    /// <summary>Draws the coordinate system itself into <paramref name="plot"/>; numbers and axis titles stand outside it.</summary>
    public void DrawPlot(Box plot, double leftRoom)
    {
        var ((xLow, xHigh), (yLow, yHigh)) = (_xRange, _yRange);
        var x = new AxisScale(xLow, xHigh, _panel.X.Log, plot.Left, plot.Right) { Date = _panel.X.Date };
        var y = new AxisScale(yLow, yHigh, _panel.Y.Log, _panel.Y.Reversed ? plot.Top : plot.Bottom, _panel.Y.Reversed ? plot.Bottom : plot.Top);
        var grid = !_panel.Traces.Any(t => t is HeatMapTrace or ContourTrace or ImageTrace);
        var xTicks = XTicks(plot.Width);
        var axes = new AxisPainter(_svg, plot, x, y);
        axes.Horizontal(_panel.X, xTicks, grid && _panel.X.Categories is null, IsSlanted(xTicks, plot.Width),
            _panel.Y.Bare ? leftRoom + HalfGap : leftRoom);
        axes.Vertical(_panel.Y, YTicks(plot.Height), grid, leftRoom);
        DrawTraces(plot, x, y);
        if (!_panel.Frameless)
        {
            axes.Frame();
        }

        if (_panel.Caption is { } caption)
        {
            _svg.FittedText(plot.Left + plot.Width / 2, plot.Top + 14, caption, plot.Width - 8, Anchor.Middle, bold: true);
        }

        if (_empty)
        {
            _svg.Text(plot.Left + plot.Width / 2, plot.Top + plot.Height / 2, "nothing to draw", Anchor.Middle, muted: true);
        }

        ColourBar.Of(_panel)?.Draw(_svg, plot.Right + 14, plot.Top, plot.Height);
    }

    private IReadOnlyList<Tick> XTicks(double width) =>
        _empty ? [] : AxisPainter.TicksOf(_panel.X, _xRange.Low, _xRange.High, width, vertical: false);

    private IReadOnlyList<Tick> YTicks(double height) =>
        _empty ? [] : AxisPainter.TicksOf(_panel.Y, _yRange.Low, _yRange.High, height, vertical: true);

    private bool IsSlanted(IReadOnlyList<Tick> ticks, double width) =>
        _panel.X.Categories is { } categories && !AxisPainter.FitFlat(ticks, width, categories.Count);

    private Box Shrink(Box plot)
    {
        var (xSize, ySize) = (_xRange.High - _xRange.Low, _yRange.High - _yRange.Low);
        var unit = Math.Min(plot.Width / xSize, plot.Height / ySize);
        var (width, height) = (unit * xSize, unit * ySize);
        return new(plot.Left + (plot.Width - width) / 2, plot.Top, width, height);
    }

    private void DrawTraces(Box plot, AxisScale x, AxisScale y)
    {
        // Only an axis whose range was asked for can have data outside; elsewhere markers on the edge stay whole.
        var clip = FigureRange.HasDataOutside(_panel, x, y);
        if (clip)
        {
            StartClip(new(plot.Left - 1, plot.Top - 1, plot.Width + 2, plot.Height + 2));
        }

        var bars = _panel.Traces.OfType<BarTrace>().ToArray();
        var shown = Math.Min(_panel.Traces.Count, _budget.TracesPerPanel);
        for (var i = 0; i < shown; i++)
        {
            DrawTrace(_panel.Traces[i], _colours[i], bars, plot, x, y);
        }

        if (shown < _panel.Traces.Count)
        {
            _notes.AddFirst($"{Numbers.Count(shown)} of {Numbers.Count(_panel.Traces.Count)} series drawn.");
        }

        AnnotationPainter.Draw(_svg, _panel, plot, x, y, _notes);
        HoverStrips.Draw(_svg, _panel, plot, x, _budget);
        if (clip)
        {
            _svg.End();
        }
    }

    private void DrawTrace(Trace trace, int colour, BarTrace[] bars, Box plot, AxisScale x, AxisScale y)
    {
        switch (trace)
        {
            case LineTrace line:
                CurvePainter.Line(_svg, line, colour, x, y, _budget, _notes);
                break;
            case BandTrace band:
                CurvePainter.Band(_svg, band, colour, x, y, _budget, _notes);
                break;
            case PathTrace path:
                PathPainter.Draw(_svg, path, colour, x, y, _budget, _notes);
                break;
            case ErrorBarTrace errors:
                ErrorBarPainter.Draw(_svg, errors, colour, x, y, _budget, _notes);
                break;
            case ScatterTrace points:
                PointPainter.Draw(_svg, points, colour, x, y, _budget, _notes);
                break;
            case BarTrace bar:
                BarPainter.Bars(_svg, bar, colour, Array.IndexOf(bars, bar), bars.Length, _panel.X.Categories ?? [], x, y, _budget, _notes);
                break;
            case HistogramTrace histogram:
                BarPainter.Histogram(_svg, histogram, colour, x, y, _budget);
                break;
            case HeatMapTrace map:
                GridPainter.HeatMap(_svg, map, x, y, _budget, _notes);
                break;
            case ContourTrace contour:
                ContourPainter.Draw(_svg, contour, x, y, plot, _budget, _notes);
                break;
            case ImageTrace image:
                ImagePainter.Draw(_svg, image, x, y, _budget, _notes);
                break;
            case RegionTrace regions:
                GridPainter.Regions(_svg, regions, x, y, _budget, _notes);
                break;
        }
    }

    // A nested svg clips without an id. Its size is repeated as a style because some pages set svg { height: auto }.
    private void StartClip(Box box)
    {
        var (left, top, width, height) = (SvgWriter.Num(box.Left), SvgWriter.Num(box.Top), SvgWriter.Num(box.Width), SvgWriter.Num(box.Height));
        _svg.Start("svg").Attr("x", left).Attr("y", top).Attr("width", width).Attr("height", height).Attr("viewBox", $"{left} {top} {width} {height}")
            .Attr("style", $"overflow:hidden;max-width:none;width:{width}px;height:{height}px");
    }
}
