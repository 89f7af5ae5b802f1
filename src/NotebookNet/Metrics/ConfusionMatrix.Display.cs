using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>One class that was taken for another.</summary>
/// <param name="Actual">The true class.</param>
/// <param name="Predicted">What it was taken for.</param>
/// <param name="Count">How often.</param>
/// <param name="Share">The share of the true class's samples.</param>
public sealed record ConfusedPair(string Actual, string Predicted, long Count, double Share);

/// <content>How a confusion matrix is drawn and read.</content>
public sealed partial class ConfusionMatrix
{
    /// <summary>The matrix with counts, percentages, or both in its cells.</summary>
    /// <param name="share">Of what the percentages are: of the row (true class), of the column (predicted class), of all, or none.</param>
    /// <param name="counts">Whether the numbers of samples are shown.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="ArgumentException">Neither counts nor percentages are asked for.</exception>
    /// <example><code>model.Evaluate(test).ConfusionMatrix.Show(ConfusionShare.Overall, counts: false)</code></example>
    public ConfusionMatrixPicture Show(ConfusionShare share = ConfusionShare.Row, bool counts = true) =>
        counts || share != ConfusionShare.None
            ? new ConfusionMatrixPicture(_counts, ClassNames, Scores, Macro, Weighted, Accuracy) { Share = share, Counts = counts }
            : throw new ArgumentException("The cells would be empty: ask for counts, for a share, or for both.", nameof(counts));

    /// <summary>The matrix as shares. scikit-learn: <c>confusion_matrix(normalize=…)</c>.</summary>
    /// <param name="share">Of what.</param>
    /// <returns>The shares, [true class, predicted class]; 0 for 0/0, and the counts themselves for <see cref="ConfusionShare.None"/>.</returns>
    public double[,] Normalized(ConfusionShare share)
    {
        var classes = _counts.GetLength(0);
        var result = new double[classes, classes];
        var sums = new ConfusionCounts(_counts, ClassNames);
        for (var r = 0; r < classes; r++)
        {
            for (var c = 0; c < classes; c++)
            {
                result[r, c] = _counts[r, c] == 0 ? 0 : share == ConfusionShare.None ? _counts[r, c] : sums.Share(r, c, share);
            }
        }

        return result;
    }

    /// <summary>The most frequent mistakes, the largest first.</summary>
    /// <param name="count">How many at most.</param>
    /// <returns>The pairs of classes; none when there are no mistakes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public IReadOnlyList<ConfusedPair> MostConfused(int count = 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var sums = new ConfusionCounts(_counts, ClassNames);
        return [.. sums.MostConfused(count).Select(p => new ConfusedPair(ClassNames[p.Row], ClassNames[p.Column], _counts[p.Row, p.Column], sums.Share(p.Row, p.Column)))];
    }

    /// <summary>
    /// Precision, recall, F1 and support of each class, the accuracy, and the means. scikit-learn: <c>classification_report</c>.
    /// </summary>
    /// <returns>The table.</returns>
    public TablePicture ClassificationReport() => new(
        [new("class"), new("precision", ColumnAlignment.Right), new("recall", ColumnAlignment.Right), new("F1", ColumnAlignment.Right), new("support", ColumnAlignment.Right)],
        [.. Scores.Select(Cells), ["accuracy", "", "", Numbers.Score(Accuracy), Numbers.Count(Total)], Cells(Macro), Cells(Weighted)],
        "Classification report")
    { SummaryRows = 3 };

    /// <inheritdoc/>
    public override string ToHtml() => Show().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => Show().ToString();

    private static string[] Cells(ClassScore s) => [s.Name, Numbers.Score(s.Precision), Numbers.Score(s.Recall), Numbers.Score(s.F1), Numbers.Count(s.Support)];
}
