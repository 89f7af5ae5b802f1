using NotebookNet.Tool.Execution;
using Spectre.Console;

namespace NotebookNet.Tool.Terminal;

/// <summary>Finished cells as lines, the running one beneath them with its live state.</summary>
/// <param name="console">The terminal.</param>
/// <param name="errors">Where errors go when it is another place than the terminal; else null.</param>
internal sealed class LiveReport(IAnsiConsole console, TextWriter? errors) : RunReport
{
    private volatile StatusContext? _status;

    public override async Task<NotebookResult> ShowWhileAsync(Func<IRunObserver, Task<NotebookResult>> run) =>
        await console.Status().Spinner(Spinner.Known.Dots).StartAsync("starting", async status =>
        {
            _status = status;
            try
            {
                return await run(this);
            }
            finally
            {
                _status = null;
            }
        });

    protected override void Line(string text, LineStyle style)
    {
        if (style == LineStyle.Normal)
        {
            // Paths: not broken at the edge of the window, so that they can be copied.
            console.Profile.Out.Writer.WriteLine(text);
            return;
        }

        console.Write(new Text(text + "\n", style switch
        {
            LineStyle.Title => new Style(decoration: Decoration.Bold),
            LineStyle.Good => new Style(Color.Green),
            LineStyle.Quiet => new Style(decoration: Decoration.Dim),
            LineStyle.Warning => new Style(Color.Yellow),
            _ => new Style(Color.Red),
        }));
    }

    protected override void Error(string text)
    {
        if (errors is null)
        {
            Line(text, LineStyle.Bad);
        }
        else
        {
            errors.WriteLine(text);
        }
    }

    protected override void Progress(string cell, string state)
    {
        if (_status is { } status)
        {
            // One line: a status that wraps would leave its first half behind with every update.
            var room = Math.Max(20, console.Profile.Width - 4);
            var line = state.Length == 0 ? cell : $"{cell}  {state}";
            status.Status(Markup.Escape(line.Length > room ? line[..(room - 1)] + "…" : line));
        }
    }
}
