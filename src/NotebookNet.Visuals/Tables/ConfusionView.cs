namespace NotebookNet.Visuals;

/// <summary>What the cells of a confusion matrix show.</summary>
/// <param name="Share">The percentage; also what the colour means.</param>
/// <param name="Counts">Whether the number of samples is shown.</param>
internal sealed record ConfusionView(ConfusionShare Share, bool Counts)
{
    /// <summary>What a cell is a share of.</summary>
    public string Whole => Share switch
    {
        ConfusionShare.Column => "the column",
        ConfusionShare.Overall => "all",
        _ => "the row",
    };

    /// <summary>What the strength of the colour means.</summary>
    public string ColourIs => Share == ConfusionShare.Overall ? "number of samples" : "share of " + Whole;

    /// <summary>What the percentages are, for the line above the matrix; nothing where there are none.</summary>
    public string? Legend => Share switch
    {
        ConfusionShare.None => null,
        ConfusionShare.Row => "% of the true class",
        ConfusionShare.Column => "% of the predicted class",
        _ => "% of all samples",
    };
}
