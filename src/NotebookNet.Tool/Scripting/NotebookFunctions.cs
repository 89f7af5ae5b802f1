using Microsoft.AspNetCore.Html;
using NotebookNet.Tool.Execution;

namespace NotebookNet.Tool.Scripting;

/// <summary>The functions every cell can call, under the names .NET Interactive gives them.</summary>
public static class NotebookFunctions
{
    /// <summary>Shows a value as an output of the running cell.</summary>
    /// <param name="value">Anything; an object that draws itself is drawn.</param>
    /// <param name="mimeTypes">The forms to show it in; without any, those its type prefers.</param>
    /// <returns>A handle that replaces the output.</returns>
    /// <example><code>display(model);</code></example>
#pragma warning disable IDE1006 // .NET Interactive's name, which existing notebooks use
    public static DisplayedValue display(object? value, params string[] mimeTypes) => RunningCell.Show(value, mimeTypes);
#pragma warning restore IDE1006

    /// <summary>Marks text as HTML, so that showing it draws it.</summary>
    /// <param name="content">An HTML fragment.</param>
    /// <returns>A value to return from a cell or to give to <see cref="display"/>.</returns>
    /// <example><code>display(HTML("&lt;b&gt;bold&lt;/b&gt;"));</code></example>
    public static IHtmlContent HTML(string content) => new HtmlString(content);
}
