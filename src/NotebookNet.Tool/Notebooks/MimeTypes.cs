namespace NotebookNet.Tool.Notebooks;

/// <summary>How the notebook format stores content: JSON as JSON, text as lines, the rest (base64) as one string.</summary>
internal static class MimeTypes
{
    public static bool IsJson(string mimeType) => mimeType == "application/json"
        || (mimeType.StartsWith("application/", StringComparison.Ordinal) && mimeType.EndsWith("+json", StringComparison.Ordinal));

    public static bool IsText(string mimeType) =>
        mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is "image/svg+xml" or "application/javascript";
}
