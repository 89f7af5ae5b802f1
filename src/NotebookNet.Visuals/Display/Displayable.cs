namespace NotebookNet.Visuals;

/// <summary>
/// The base of everything that draws itself: in a notebook as HTML, in a console, a log or a screen reader as text.
/// </summary>
/// <remarks>
/// One class covers every host: .NET Interactive and Jupyter find the attribute below, Verso finds <see cref="ToHtml"/>,
/// everything else prints <see cref="ToString"/>. A displayable never implements <c>IEnumerable</c>: some hosts would show
/// it as a list instead.
/// </remarks>
[TypeFormatterSource(typeof(DisplayableFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public abstract partial class Displayable
{
    /// <summary>The picture as a self-contained HTML fragment: no script, no network, no installed font.</summary>
    /// <returns>HTML that can be put into any page.</returns>
    public abstract string ToHtml();

    /// <summary>The same content as plain text.</summary>
    /// <returns>Text for a console, a log or a screen reader.</returns>
    public abstract override string ToString();

    /// <summary>Called when a notebook host is about to show this object as a cell's output, before <see cref="ToHtml"/>.</summary>
    protected internal virtual void OnDisplaying()
    {
    }
}
