using System.Diagnostics.CodeAnalysis;
using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Execution;

/// <summary>What <c>#!import</c> brings in, as cells.</summary>
internal static class ImportedFile
{
    /// <summary>The kinds of files, for error messages.</summary>
    public const string Supported = "a notebook (.ipynb, .dib), a script (.cs, .csx), .html, .md or .mermaid";

    /// <summary>Reads a file; a notebook's text cells are left out.</summary>
    public static bool TryRead(string path, out IReadOnlyList<NotebookCell> cells, [NotNullWhen(false)] out string? problem)
    {
        (cells, problem) = ([], null);
        try
        {
            if (NotebookFile.IsNotebook(path))
            {
                cells = [.. NotebookFile.Read(path).Cells.Where(c => c.IsCode)];
                return true;
            }

            var language = Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".cs" or ".csx" => "csharp",
                ".html" or ".htm" => "html",
                ".md" => "markdown",
                ".mermaid" or ".mmd" => "mermaid",
                _ => null,
            };
            if (language is null)
            {
                problem = path.Length == 0 ? "no file is named." : $"{Path.GetFileName(path)} is of a kind that cannot be imported.";
                return false;
            }

            cells =
            [
                new NotebookCell
                {
                    Number = 1,
                    CodeNumber = 1,
                    Kind = KernelLanguage.KindOf(language),
                    Language = language,
                    Source = File.ReadAllText(path).ReplaceLineEndings("\n"),
                    Json = [],
                },
            ];
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotebookFileException)
        {
            problem = error is FileNotFoundException or DirectoryNotFoundException ? $"there is no file {path}." : error.Message;
            return false;
        }
    }
}
