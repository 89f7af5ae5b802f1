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
    private const double Tick = SvgPicture.Small;
    private readonly FigurePanel _panel;
    private readonly SvgWriter _svg;
    private readonly FigureBudget _budget;
    private readonly FigureNotes _notes;
    private readonly int[] _colours;

    /// <summary>Prepares drawing <paramref name="panel"/>.</summary>
    public PanelRenderer(FigurePanel panel, SvgWriter svg, FigureBudget budget, FigureNotes notes)
    {
        (_panel, _svg, _budget, _notes) = (panel, svg, budget, notes);
        var next = 0;
        _colours = [.. panel.Traces.Select(t => t.Colour ?? (t is HeatMapTrace or RegionTrace ? 0 : next++))];
    }

    /// <summary>Draws the panel into <paramref name="box"/>.</summary>
    public void Draw(Box box)
    {
        var (xLow, xHigh) = FigureRange.OfX(_panel);
        var (yLow, yHigh) = FigureRange.OfY(_panel);
        var map = _panel.Traces.OfType<HeatMapTrace>().FirstOrDefault();
        var titleHeight = _panel.Title is null ? 0 : 20;
        var legendRows = FigureLegend.Rows(_panel, _colours, box.Width - 12);
        var top = titleHeight + legendRows * FigureLegend.RowHeight + 8;
        var bottom = (_panel.X.Bare ? 6 : 22) + (_panel.X.Title is null || _panel.X.Bare ? 0 : 18);
        var plotHeight = box.Height - top - bottom;
        var yTicks = AxisPainter.TicksOf(_panel.Y, yLow, yHigh, plotHeight, vertical: true);
        var left = (_panel.Y.Bare ? 6 : 10 + AxisPainter.LabelWidth(yTicks, box.Width * 0.3)) + (_panel.Y.Title is null || _panel.Y.Bare ? 0 : 18);
        var right = map is null ? 12 : 66;
        var plotWidth = box.Width - left - right;
        var xTicks = AxisPainter.TicksOf(_panel.X, xLow, xHigh, plotWidth, vertical: false);
        var slanted = _panel.X.Categories is not null && !AxisPainter.FitFlat(xTicks, plotWidth, _panel.X.Categories.Count);
        if (slanted && !_panel.X.Bare)
        {
            plotHeight -= AxisPainter.SlantedHeight(xTicks);
        }

        var plot = new Box(box.Left + left, box.Top + top, plotWidth, plotHeight);
        if (_panel.EqualUnits && !_panel.X.Log && !_panel.Y.Log)
        {
            plot = Shrink(plot, xHigh - xLow, yHigh - yLow);
        }

        var x = new AxisScale(xLow, xHigh, _panel.X.Log, plot.Left, plot.Right);
        var y = new AxisScale(yLow, yHigh, _panel.Y.Log, plot.Bottom, plot.Top);
        DrawHead(box, plot, titleHeight);
        var axes = new AxisPainter(_svg, plot, x, y);
        var grid = !_panel.Traces.Any(t => t is HeatMapTrace);
        axes.Horizontal(_panel.X, xTicks, grid && _panel.X.Categories is null, slanted);
        axes.Vertical(_panel.Y, yTicks, grid, plot.Left - box.Left);
        DrawTraces(plot, x, y);
        axes.Frame();
        if (_panel.Caption is { } caption)
        {
            _svg.FittedText(plot.Left + plot.Width / 2, plot.Top + 16, caption, plot.Width - 8, Anchor.Middle, bold: true);
        }

        if (map is not null)
        {
            ColourBar.Draw(_svg, map, plot.Right + 14, plot.Top, plot.Height);
        }
    }

    private static Box Shrink(Box plot, double xRange, double yRange)
    {
        var unit = Math.Min(plot.Width / xRange, plot.Height / yRange);
        return plot with { Width = unit * xRange, Height = unit * yRange };
    }

    private void DrawHead(Box box, Box plot, double titleHeight)
    {
        if (_panel.Title is { } title)
        {
            _svg.FittedText(plot.Left, box.Top + 13, title, box.Right - plot.Left - 4, bold: true, size: 13);
        }

        FigureLegend.Draw(_svg, _panel, _colours, box.Left + 6, box.Top + titleHeight, box.Width - 12);
    }

    private void DrawTraces(Box plot, AxisScale x, AxisScale y)
    {
        // Only an axis whose range was asked for can have data outside; elsewhere markers on the edge stay whole.
        var clip = _panel.X.Low is not null || _panel.X.High is not null || _panel.Y.Low is not null || _panel.Y.High is not null;
        if (clip)
        {
            StartClip(new(plot.Left - 8, plot.Top - 8, plot.Width + 16, plot.Height + 16));
        }

        var bars = _panel.Traces.OfType<BarTrace>().ToArray();
        for (var i = 0; i < _panel.Traces.Count; i++)
        {
            DrawTrace(_panel.Traces[i], _colours[i], bars, x, y);
        }

        AnnotationPainter.Draw(_svg, _panel, plot, x, y);
        HoverStrips.Draw(_svg, _panel, plot, x, _budget);
        if (clip)
        {
            _svg.End();
        }
    }

    private void DrawTrace(Trace trace, int colour, BarTrace[] bars, AxisScale x, AxisScale y)
    {
        switch (trace)
        {
            case LineTrace line:
                CurvePainter.Line(_svg, line, colour, x, y, _budget, _notes);
                break;
            case BandTrace band:
                CurvePainter.Band(_svg, band, colour, x, y, _budget, _notes);
                break;
            case ScatterTrace points:
                PointPainter.Draw(_svg, points, colour, x, y, _budget, _notes);
                break;
            case BarTrace bar:
                BarPainter.Bars(_svg, bar, colour, Array.IndexOf(bars, bar), bars.Length, _panel.X.Categories ?? [], x, y, _notes);
                break;
            case HistogramTrace histogram:
                BarPainter.Histogram(_svg, histogram, colour, x, y);
                break;
            case HeatMapTrace map:
                GridPainter.HeatMap(_svg, map, x, y, _budget, _notes);
                break;
            case RegionTrace regions:
                GridPainter.Regions(_svg, regions, x, y, _notes);
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
