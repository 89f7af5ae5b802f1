using System.Text;

namespace NotebookNet.Visuals;

/// <summary>The live view of a training run: progress, latest numbers and curves. Its size stays the same from update to update.</summary>
public sealed class TrainingMonitor : Displayable, ISvgPicture
{
    private const double HeaderHeight = 92;
    private const double WidthAlone = 640;
    private const int MostMetrics = 8;
    private const int TextBar = 15;
    private readonly TrainingStatus _status;
    private readonly TrainingCurves? _curves;

    /// <summary>Describes the state of a run.</summary>
    /// <param name="status">How far it is.</param>
    /// <param name="curves">
    /// Its curves so far, or null for progress alone. So that the size never changes, pass curves from the first update on
    /// (series without values are fine), with the same series, and <c>totalEpochs</c> set.
    /// </param>
    public TrainingMonitor(TrainingStatus status, TrainingCurves? curves)
    {
        ArgumentNullException.ThrowIfNull(status);
        (_status, _curves) = (status, curves);
    }

    /// <summary>Whether the run is over: no further state follows.</summary>
    public bool IsFinished => _status.Finished;

    /// <summary>The picture as one svg element.</summary>
    /// <returns>SVG of at most 50 KB that needs no script, no network and no installed font.</returns>
    public string ToSvg() => FigureBudget.Fit(Draw);

    /// <inheritdoc/>
    public override string ToHtml() => SvgPicture.Readable(ToSvg());

    /// <summary>The state on one line, as a console shows it.</summary>
    /// <returns>Epoch, bar, metrics, speed and time.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append("epoch ").Append(Numbers.Count(_status.Epoch)).Append('/').Append(Numbers.Count(_status.Epochs)).Append(' ').Append(Bar(_status.Share));
        foreach (var (name, value) in _status.Metrics)
        {
            text.Append(' ').Append(Label.Full(name, 40)).Append(' ').Append(Numbers.Value(value));
        }

        if (_status.ShowsTimings)
        {
            text.Append(' ').Append(Speed());
        }

        return text.Append(' ').Append(_status.Finished ? Ending() : TimeLeft()).ToString();
    }

    private static string Bar(double share)
    {
        var halves = (int)Math.Round(share * TextBar * 2);
        return new string('━', halves / 2) + (halves % 2 == 1 ? "╸" : "") + new string('─', TextBar - (halves + 1) / 2);
    }

    private string Speed() => (double.IsFinite(_status.SamplesPerSecond) ? Numbers.Count((long)Math.Clamp(_status.SamplesPerSecond, 0, 1e15)) : Numbers.None) + " samples/s";

    private string TimeLeft() => _status.Remaining is { } left ? Numbers.Clock(left) + " left" : Numbers.Clock(_status.Elapsed) + " elapsed";

    private string Ending() => (_status.Outcome is { Length: > 0 } outcome ? Label.Full(outcome) : "finished")
        + (_status.ShowsTimings ? " in " + Numbers.Clock(_status.Elapsed) : "");

    private string Draw(int level)
    {
        var width = _curves?.Figure.Width ?? WidthAlone;
        var height = HeaderHeight + (_curves?.Figure.Height ?? 0);
        var body = new SvgWriter();
        var notes = new FigureNotes();
        DrawHeader(body, width);
        if (_curves is not null)
        {
            FigureRenderer.Draw(body, _curves.Figure, new Box(0, HeaderHeight, width, height - HeaderHeight), notes, FigureBudget.For(_curves.Figure.Panels, level));
        }

        var svg = SvgPicture.Open(width, height, "Training progress", string.Join(" ", [ToString(), .. notes.Sentences.Take(8)]));
        return SvgPicture.Finish(svg.Raw(body.ToString()));
    }

    private void DrawHeader(SvgWriter svg, double width)
    {
        const double left = 6;
        var right = width - 6;
        var epoch = $"epoch {Numbers.Count(_status.Epoch)} of {Numbers.Count(_status.Epochs)}";
        svg.Text(left, 17, epoch, size: SvgPicture.Heading, bold: true);
        var after = left + Label.Width(epoch, SvgPicture.Heading) * 1.06 + 12;
        var timing = !_status.ShowsTimings ? "" : Speed() + " · " + Numbers.Clock(_status.Elapsed) + " elapsed" + (_status is { Finished: false, Remaining: not null } ? " · " + TimeLeft() : "");
        var timingStart = right - Label.Width(timing, SvgPicture.Body);
        var state = _status.Finished ? (_status.Outcome is { Length: > 0 } outcome ? outcome : "finished") : $"step {Numbers.Count(_status.Step)} of {Numbers.Count(_status.Steps)}";
        if (timingStart - after > 40)
        {
            svg.FittedText(after, 17, state, timingStart - after - 12, muted: true);
        }

        svg.FittedText(right, 17, timing, width / 2, Anchor.End);
        svg.StartRect(left, 27, right - left, 8, 4).Attr("fill-opacity", 0.15, 2).End();
        if (_status.Share > 0)
        {
            svg.StartRect(left, 27, Math.Max(8, (right - left) * _status.Share), 8, 4).Attr("fill", Palette.Blue)
                .Hover(Numbers.Percent(_status.Share)).End();
        }

        DrawMetrics(svg, left, right);
    }

    private void DrawMetrics(SvgWriter svg, double left, double right)
    {
        var all = _status.Metrics;
        var shown = all.Count <= MostMetrics ? all.Count : MostMetrics - 1;
        // Fixed slots: numbers of changing length must not push each other about.
        var slot = (right - left) / Math.Max(6, Math.Min(MostMetrics, all.Count));
        for (var i = 0; i < shown; i++)
        {
            svg.FittedText(left + i * slot, 55, all[i].Key, slot - 8, size: SvgPicture.Small, muted: true);
            svg.FittedText(left + i * slot, 73, Numbers.Value(all[i].Value), slot - 8, size: SvgPicture.Heading, bold: true);
        }

        if (shown < all.Count)
        {
            svg.FittedText(left + shown * slot, 73, $"+ {Numbers.Count(all.Count - shown)} more", slot - 8, muted: true);
        }
    }
}
