namespace NotebookNet.Tool.Cli;

/// <summary>What the tool tells the shell.</summary>
internal static class ExitCodes
{
    public const int Success = 0;
    public const int CellFailed = 1;
    public const int WrongUse = 2;

    /// <summary>128 + SIGINT, as shells count.</summary>
    public const int Cancelled = 130;

    public const string Help = """
        Exit codes:
          0    every cell ran
          1    a cell failed; what ran before it is written all the same
          2    wrong usage, a file that does not exist, or one that is not a C# notebook
          130  stopped with Ctrl-C; what ran before is written all the same
        """;
}
