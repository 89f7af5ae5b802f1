using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Draws a confusion matrix.</summary>
internal sealed class ConfusionDrawing
{
    private const int MostNumbered = 20;
    private const int MostClasses = 100;
    private const int MostBytes = 28_000;
    private const double WidestName = 130;
    private const double Slant = 40;
    private const double LeastForBoth = 44;
    private readonly ConfusionCounts _counts;
    private readonly string _summary;
    private readonly ConfusionView _view;
    private readonly string? _note;
    private readonly string? _legend;
    private readonly double _cell;
    private readonly double _nameSize;
    private readonly double _nameWidth;
    private readonly int _rowEvery;
    private readonly int _columnEvery;
    private readonly bool _slanted;
    private readonly Box _box;
    private readonly double _height;

    private ConfusionDrawing(ConfusionCounts counts, string summary, ConfusionView view, string? note)
    {
        (_counts, _summary, _view, _note) = (counts, summary, view, note);
        var n = counts.Classes;
        _cell = n switch { <= 12 => Math.Clamp(Math.Floor(420.0 / n), 40, 80), <= MostNumbered => 30, _ => Math.Max(5, Math.Floor(540.0 / n)) };
        _nameSize = _cell >= 14 ? SvgPicture.Small : 9;
        _rowEvery = (int)Math.Ceiling((_nameSize + 2) / _cell);
        _nameWidth = Math.Min(WidestName, counts.Names.Max(name => Label.Width(Label.Clean(name), _nameSize))) + 2;
        _slanted = _nameWidth > _cell * _rowEvery - 4;
        _columnEvery = _slanted ? (int)Math.Ceiling((_nameSize + 1) / (_cell * Math.Sin(Slant * Math.PI / 180))) : _rowEvery;
        var left = 26 + _nameWidth + 6;
        var side = n * _cell;
        var names = _slanted ? _nameWidth * Math.Sin(Slant * Math.PI / 180) + 16 : 20;
        _legend = n <= MostNumbered && (!view.Counts || _cell >= LeastForBoth || view.Share == ConfusionShare.None) ? view.Legend : "colour: " + view.ColourIs;
        var top = _legend is null ? 40 : 56;
        _box = new Box(left, top, side, side);
        _height = top + side + names + 22 + (note is null ? 0 : 18);
    }

    // The heading needs room even over a matrix of one class.
    private double Width => Math.Max(_box.Right + 14, 280);

    /// <summary>The matrix as one svg element, its width and the size of its smallest text.</summary>
    public static (string Svg, double Width, double SmallestText) Draw(ConfusionCounts counts, string summary, ConfusionView view)
    {
        string? note = null;
        if (counts.Classes > MostClasses)
        {
            var block = (counts.Classes + MostClasses - 1) / MostClasses;
            note = $"{Numbers.Count(counts.Classes)} classes; each cell adds up {block} × {block} of them";
            counts = counts.Merge(block);
        }

        var drawing = new ConfusionDrawing(counts, summary, view, note);
        foreach (var detail in (HoverDetail[])[HoverDetail.Names, HoverDetail.Places])
        {
            var svg = drawing.Draw(detail);
            if (Encoding.UTF8.GetByteCount(svg) <= MostBytes)
            {
                return (svg, drawing.Width, drawing._nameSize);
            }
        }

        return (drawing.Draw(HoverDetail.NoHover), drawing.Width, drawing._nameSize);
    }

    private string Draw(HoverDetail detail)
    {
        var width = Width;
        var n = _counts.Classes;
        var description = $"Confusion matrix of {Numbers.Count(n, "class")}, rows true, columns predicted; {_summary}. Colour: {_view.ColourIs}."
            + (_note is null ? "" : " " + _note + ".");
        var svg = SvgPicture.Open(width, _height, "Confusion matrix", description);
        svg.Text(6, 17, "Confusion matrix", size: SvgPicture.Heading, bold: true);
        svg.Text(6, 33, _summary, muted: true);
        if (_legend is not null)
        {
            svg.Text(6, 48, _legend, size: SvgPicture.Small, muted: true);
        }

        if (n <= MostNumbered && detail != HoverDetail.NoHover)
        {
            DrawCells(svg, detail == HoverDetail.Names);
        }
        else
        {
            var numbered = n <= MostNumbered;
            new ConfusionRuns(_counts, _view.Share, _box, _cell).Draw(svg, numbered ? Palette.StrongestFill : 1);
            if (numbered)
            {
                DrawCounts(svg);
            }
        }

        DrawGrid(svg);
        DrawNames(svg);
        if (_note is not null)
        {
            svg.FittedText(6, _height - 6, _note, width - 12, size: SvgPicture.Small, muted: true);
        }

        return SvgPicture.Finish(svg);
    }

    private void DrawCells(SvgWriter svg, bool named)
    {
        for (var r = 0; r < _counts.Classes; r++)
        {
            for (var c = 0; c < _counts.Classes; c++)
            {
                if (_counts[r, c] > 0 || _counts.Classes <= 12)
                {
                    DrawCell(svg, r, c, named);
                }
            }
        }
    }

    private void DrawCell(SvgWriter svg, int r, int c, bool named)
    {
        var (x, y) = (_box.Left + c * _cell, _box.Top + r * _cell);
        var count = Numbers.Count(_counts[r, c]);
        if (_counts[r, c] == 0)
        {
            svg.Text(x + _cell / 2, y + _cell / 2 + 4, "0", Anchor.Middle, muted: true);
            return;
        }

        var share = Numbers.Percent(_counts.Share(r, c, _view.Share));
        var hover = (named
            ? $"true {Label.Full(_counts.Names[r], 30)}, predicted {Label.Full(_counts.Names[c], 30)}"
            : $"true class {r + 1}, predicted class {c + 1}") + $": {count} ({share} of {_view.Whole})";
        svg.Start("g").Hover(hover);
        svg.StartRect(x, y, _cell, _cell).Attr("fill", r == c ? Palette.Blue : Palette.Vermillion)
            .Attr("fill-opacity", Palette.StrongestFill * (0.15 + 0.85 * _counts.Strength(r, c, _view.Share)), 2).End();
        var size = _cell >= 60 ? 15 : _cell >= 40 ? 13 : SvgPicture.Small;
        var both = _view is { Counts: true, Share: not ConfusionShare.None } && _cell >= LeastForBoth;
        svg.FittedText(x + _cell / 2, y + _cell / 2 + (both ? 1 : 4), _view.Counts ? Fitting(_counts[r, c], size) : share, _cell - 2, Anchor.Middle, size, bold: r == c);
        if (both)
        {
            svg.Text(x + _cell / 2, y + _cell / 2 + 15, share, Anchor.Middle, 10.5);
        }

        svg.End();
    }

    // A count that is too long for its cell in thousands or millions: half a number would be a wrong one.
    private string Fitting(long count, double size)
    {
        var whole = Numbers.Count(count);
        return Label.Width(whole, size) * 1.06 <= _cell - 2 ? whole : count >= 999_500 ? Numbers.Short(count / 1e6) + "M" : Numbers.Short(count / 1e3) + "k";
    }

    // One text element a row: many cells stay small.
    private void DrawCounts(SvgWriter svg)
    {
        for (var r = 0; r < _counts.Classes; r++)
        {
            svg.Start("text").Attr("y", _box.Top + (r + 0.5) * _cell + 4).Attr("text-anchor", "middle").Attr("font-size", SvgPicture.Small);
            for (var c = 0; c < _counts.Classes; c++)
            {
                if (_counts[r, c] > 0)
                {
                    var text = _view.Counts ? Fitting(_counts[r, c], SvgPicture.Small) : Numbers.Percent(_counts.Share(r, c, _view.Share));
                    var shown = Label.Fit(text, _cell - 2, SvgPicture.Small);
                    svg.Start("tspan").Attr("x", _box.Left + (c + 0.5) * _cell).Content(shown).End();
                }
            }

            svg.End();
        }
    }

    private void DrawGrid(SvgWriter svg)
    {
        if (_cell >= 10)
        {
            for (var i = 1; i < _counts.Classes; i++)
            {
                svg.Rule(_box.Left + i * _cell, _box.Top, _box.Left + i * _cell, _box.Bottom, 0.13);
                svg.Rule(_box.Left, _box.Top + i * _cell, _box.Right, _box.Top + i * _cell, 0.13);
            }
        }

        svg.StartRect(_box.Left, _box.Top, _box.Width, _box.Height).Attr("fill", "none").Attr("stroke", "currentColor").Attr("stroke-opacity", 0.55, 2).End();
    }

    private void DrawNames(SvgWriter svg)
    {
        for (var i = 0; i < _counts.Classes; i += _rowEvery)
        {
            svg.FittedText(_box.Left - 6, _box.Top + (i + 0.5) * _cell + _nameSize * 0.36, _counts.Names[i], _nameWidth, Anchor.End, _nameSize);
        }

        for (var i = 0; i < _counts.Classes; i += _columnEvery)
        {
            var middle = _box.Left + (i + 0.5) * _cell;
            if (_slanted)
            {
                svg.FittedText(middle + 4, _box.Bottom + _nameSize + 1, _counts.Names[i], _nameWidth, Anchor.End, _nameSize, rotate: -Slant);
            }
            else
            {
                svg.FittedText(middle, _box.Bottom + 15, _counts.Names[i], _nameWidth, Anchor.Middle, _nameSize);
            }
        }

        svg.Text(17, _box.Top + _box.Height / 2, "true class", Anchor.Middle, rotate: -90);
        svg.Text(_box.Left + _box.Width / 2, _height - (_note is null ? 6 : 24), "predicted class", Anchor.Middle);
    }
}
