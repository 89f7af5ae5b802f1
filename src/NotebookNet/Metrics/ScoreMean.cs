namespace NotebookNet;

/// <summary>How the scores of several classes become one number.</summary>
public enum ScoreMean
{
    /// <summary>The plain mean over the classes: rare ones count as much as frequent ones.</summary>
    Macro,

    /// <summary>The mean over the classes, weighted by how many samples each has.</summary>
    Weighted,

    /// <summary>All samples counted together, whatever their class: for classes that exclude each other this is the accuracy.</summary>
    Micro,
}
