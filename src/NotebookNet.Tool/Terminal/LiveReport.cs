using NotebookNet.Tool.Execution;
using Spectre.Console;

namespace NotebookNet.Tool.Terminal;

/// <summary>Finished cells as lines, the running one beneath them with its live state.</summary>
internal sealed class LiveReport(IAnsiConsole console) : RunReport
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

    protected override void Line(string text, LineStyle style) => console.Write(new Text(text + "\n", style switch
    {
        LineStyle.Title => new Style(decoration: Decoration.Bold),
        LineStyle.Good => new Style(Color.Green),
        LineStyle.Quiet => new Style(decoration: Decoration.Dim),
        LineStyle.Warning => new Style(Color.Yellow),
        LineStyle.Bad => new Style(Color.Red),
        _ => Style.Plain,
    }));

    protected override void Error(string text) => Line(text, LineStyle.Bad);

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
