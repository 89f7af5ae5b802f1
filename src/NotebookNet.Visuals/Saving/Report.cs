using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>Gathers pictures, tables and text in one page that can be mailed, archived or printed.</summary>
/// <remarks>The page needs no script and asks for nothing: it opens years later, without a network, in light and in dark.</remarks>
public static class Report
{
    private const string DefaultTitle = "Report";

    /// <summary>Saves a report under the title "Report".</summary>
    /// <param name="path">Where to; folders are made, an existing file is replaced as a whole.</param>
    /// <param name="content">
    /// What stands in it, in this order: whatever draws itself (models, histories, figures, tensors …), text as paragraphs,
    /// anything else as it prints. A pair <c>("Heading", what)</c> gives it a heading of its own.
    /// </param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="ArgumentException">There is no content, a part of it is null, or the path is a folder.</exception>
    /// <example><code>
    /// var file = Path.Combine(Path.GetTempPath(), "report.html");
    /// Report.Save(file, model, history, ("Test samples", test), "Trained on 120 flowers.");
    /// </code></example>
    public static string Save(string path, params IEnumerable<object> content) => Save(path, DefaultTitle, content);

    /// <summary>Saves a report.</summary>
    /// <param name="path">Where to; folders are made, an existing file is replaced as a whole.</param>
    /// <param name="title">What stands above everything.</param>
    /// <param name="content">What stands in it, as for <see cref="Save(string, IEnumerable{object})"/>.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="ArgumentException">There is no content, a part of it is null, or the path is a folder.</exception>
    /// <example><code>
    /// Report.Save(Path.Combine(Path.GetTempPath(), "iris.html"), "Iris, 5 units", ("The network", model), ("How it learned", history));
    /// </code></example>
    public static string Save(string path, string title, params IEnumerable<object> content)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(content);
        var parts = content.Select(ReportPart.Of).ToArray();
        return parts.Length == 0
            ? throw new ArgumentException("Expected something to report, such as a model or a history, but nothing came.", nameof(content))
            : AtomicFile.Write(path, draft => File.WriteAllText(draft, ReportPart.Page(title, parts)));
    }
}
