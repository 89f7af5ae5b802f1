using NotebookNet.Hosting;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>Says in the running cell how far a cross-validation is, where the host can update it.</summary>
internal sealed class FoldProgress(string title, string unit, int count, bool isShown)
{
    private readonly INotebookHost _host = NotebookHost.Current;
    private IDisplayHandle? _handle;

    /// <summary>So many are done.</summary>
    public void Report(int done)
    {
        if (!isShown || !_host.IsLive)
        {
            return;
        }

        var line = new ProgressLine(FormattableString.Invariant($"{title}: {done} of {count} {unit}"), (double)done / count);
        if (_handle is null)
        {
            _handle = _host.Show(line);
        }
        else
        {
            _handle.Update(line);
        }
    }

    private sealed class ProgressLine(string text, double share) : Displayable
    {
        private const double Width = 360;

        public override string ToHtml()
        {
            var svg = SvgPicture.Open(Width, 34, "Progress", text);
            svg.FittedText(4, 14, text, Width - 8);
            svg.StartRect(4, 22, Width - 8, 6, 3).Attr("fill-opacity", 0.15, 2).End();
            svg.StartRect(4, 22, Math.Max(6, (Width - 8) * share), 6, 3).Attr("fill", Palette.Blue).End();
            return SvgPicture.Finish(svg);
        }

        public override string ToString() => text;
    }
}
