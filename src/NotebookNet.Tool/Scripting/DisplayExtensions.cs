using NotebookNet.Tool.Execution;

namespace NotebookNet.Tool.Scripting;

/// <summary>The display calls that hang on a value, under the names .NET Interactive gives them.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows this value as an output of the running cell.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">Anything; an object that draws itself is drawn.</param>
    /// <param name="mimeTypes">The forms to show it in; without any, those its type prefers.</param>
    /// <returns>A handle that replaces the output.</returns>
    public static DisplayedValue Display<T>(this T value, params string[] mimeTypes) => RunningCell.Show(value, mimeTypes);

    /// <summary>Shows this text as content of a mime type, for example <c>text/markdown</c> or <c>image/svg+xml</c>.</summary>
    /// <param name="value">The content.</param>
    /// <param name="mimeType">What the content is.</param>
    /// <returns>A handle that replaces the output.</returns>
    /// <example><code>"**bold** and $x^2$".DisplayAs("text/markdown");</code></example>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => RunningCell.ShowAs(value, mimeType);
}
