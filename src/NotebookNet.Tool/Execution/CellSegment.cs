using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Execution;

/// <summary>
/// A run of lines of one language in a cell. Lines before it and directives in it are left blank, so that line numbers are the cell's.
/// </summary>
internal sealed record CellSegment(CellKind Kind, string Language, string Source, IReadOnlyList<Directive> Directives);

/// <summary>A line that is an instruction to the notebook host and not code.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Argument">The text in quotes, or the command's name.</param>
/// <param name="Line">Its line in the cell, counted from 1.</param>
/// <param name="Text">The line itself.</param>
internal sealed record Directive(DirectiveKind Kind, string Argument, int Line, string Text);

/// <summary>The directives.</summary>
internal enum DirectiveKind
{
    /// <summary><c>#r "nuget:Package, version"</c></summary>
    Package,

    /// <summary><c>#r "path.dll"</c></summary>
    Assembly,

    /// <summary><c>#i "folder"</c>: one more source of packages.</summary>
    Source,

    /// <summary><c>#!time</c></summary>
    Time,

    /// <summary><c>#!import "file"</c>: runs another notebook or script here.</summary>
    Import,

    /// <summary><c>#!notebooknet</c>: the facts about this session.</summary>
    Info,

    /// <summary>A magic command this tool does not have.</summary>
    Unknown,
}
