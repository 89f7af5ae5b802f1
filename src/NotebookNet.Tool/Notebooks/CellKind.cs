namespace NotebookNet.Tool.Notebooks;

/// <summary>What a cell holds, whatever the file calls it.</summary>
internal enum CellKind
{
    /// <summary>C#, run by the script engine.</summary>
    CSharp,

    /// <summary>Markdown in a text cell.</summary>
    Markdown,

    /// <summary>HTML that is shown as it is.</summary>
    Html,

    /// <summary>A Mermaid diagram: flowcharts are drawn.</summary>
    Mermaid,

    /// <summary>A raw cell: kept, neither run nor rendered.</summary>
    Raw,

    /// <summary>A code cell of a language this tool does not run (F#, SQL, …).</summary>
    Foreign,
}
