namespace NotebookNet.Tool.Execution;

/// <summary>Told of everything a cell puts out, as it comes and in order.</summary>
internal interface IOutputListener
{
    void Wrote(string stream, string text);

    void Shown(DisplayOutput output);

    void Replaced(DisplayOutput output);
}
