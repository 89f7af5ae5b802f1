using NotebookNet.Kernels;
using NotebookNet.Operations;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>
/// Which class was taken for which: rows are the true classes, columns the predicted ones. With precision, recall and F1 of
/// each class. scikit-learn: <c>confusion_matrix</c> and <c>classification_report</c>.
/// </summary>
/// <example><code>
/// var matrix = new ConfusionMatrix(new long[,] { { 8, 2 }, { 1, 9 } }, ["cat", "dog"]);
/// var picture = matrix.Show(ConfusionShare.Column, counts: false);    // shares of the predicted class
/// matrix
/// </code></example>
public sealed partial class ConfusionMatrix : Displayable
{
    private readonly long[,] _counts;

    /// <summary>A confusion matrix of given counts.</summary>
    /// <param name="counts">How often true class i was predicted as class j: square.</param>
    /// <param name="classNames">One name per class; numbers from 0 when null.</param>
    /// <exception cref="ArgumentException">The matrix is not square, or the number of names is wrong.</exception>
    public ConfusionMatrix(long[,] counts, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var classes = counts.GetLength(0);
        if (classes == 0 || counts.GetLength(1) != classes)
        {
            throw new ArgumentException($"A confusion matrix is square; got {classes} × {counts.GetLength(1)}.", nameof(counts));
        }

        classNames ??= [.. Enumerable.Range(0, classes).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        if (classNames.Count != classes)
        {
            throw new ArgumentException($"There are {classes} classes but {classNames.Count} names; give one name per class, or none to number them.", nameof(classNames));
        }

        _counts = (long[,])counts.Clone();
        ClassNames = classNames;
        Scores = [.. Enumerable.Range(0, classes).Select(ScoreOf)];
        Total = Scores.Sum(score => score.Support);
        Accuracy = Total == 0 ? double.NaN : (double)Enumerable.Range(0, classes).Sum(i => counts[i, i]) / Total;
        Macro = MeanScore("macro mean", _ => 1);
        Weighted = MeanScore("weighted mean", score => score.Support);
    }

    /// <summary>What the classes are called.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Precision, recall, F1 and support of each class. A score without a meaning (0/0) is 0, as in scikit-learn.</summary>
    public IReadOnlyList<ClassScore> Scores { get; }

    /// <summary>The plain mean over the classes.</summary>
    public ClassScore Macro { get; }

    /// <summary>The mean over the classes, weighted by how many samples each has.</summary>
    public ClassScore Weighted { get; }

    /// <summary>The number of samples.</summary>
    public long Total { get; }

    /// <summary>The share on the diagonal.</summary>
    public double Accuracy { get; }

    /// <summary>How often one class was taken for another.</summary>
    /// <param name="actual">The true class.</param>
    /// <param name="predicted">The predicted class.</param>
    public long this[int actual, int predicted] => _counts[actual, predicted];

    /// <summary>The confusion matrix of predictions.</summary>
    /// <param name="predictions">Class probabilities (N, C), or the probability of class 1, (N) or (N, 1).</param>
    /// <param name="labels">Class indices (N), or one-hot labels (N, C).</param>
    /// <param name="classNames">One name per class; numbers from 0 when null.</param>
    /// <returns>The matrix.</returns>
    /// <exception cref="ShapeException">Labels and predictions do not fit.</exception>
    public static ConfusionMatrix From(Tensor predictions, Tensor labels, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(labels);
        var outputs = predictions.Rank < 2 ? 1 : predictions.Shape[^1];
        var classes = Math.Max(2, outputs);
        var rows = outputs == 0 ? 0 : predictions.Length / outputs;
        var oneHot = outputs > 1 && labels.Length == predictions.Length;
        if (predictions.Rank is < 1 or > 2 || (!oneHot && labels.Length != rows))
        {
            throw new ShapeException(
                $"A confusion matrix needs predictions (N, classes) and one class index per row; got {predictions.Shape} and {labels.Shape}.");
        }

        var counts = new long[classes, classes];
        for (var r = 0; r < rows; r++)
        {
            var row = predictions.AsSpan().Slice(r * outputs, outputs);
            var predicted = outputs == 1 ? (row[0] > 0.5f ? 1 : 0) : Reduction.ArgMax(row);
            var actual = oneHot
                ? Reduction.ArgMax(labels.AsSpan().Slice(r * outputs, outputs))
                : ClassLabels.Index(labels.Data[r], r, classes);
            counts[actual, predicted]++;
        }

        return new ConfusionMatrix(counts, classNames);
    }

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;

    private ClassScore ScoreOf(int index)
    {
        long support = 0;
        long predicted = 0;
        for (var i = 0; i < _counts.GetLength(0); i++)
        {
            support += _counts[index, i];
            predicted += _counts[i, index];
        }

        var precision = Ratio(_counts[index, index], predicted);
        var recall = Ratio(_counts[index, index], support);
        return new ClassScore(ClassNames[index], precision, recall, Ratio(2 * precision * recall, precision + recall), support);
    }

    private ClassScore MeanScore(string name, Func<ClassScore, double> weight)
    {
        var total = Scores.Sum(weight);
        return new ClassScore(
            name,
            Ratio(Scores.Sum(score => weight(score) * score.Precision), total),
            Ratio(Scores.Sum(score => weight(score) * score.Recall), total),
            Ratio(Scores.Sum(score => weight(score) * score.F1), total),
            Total);
    }
}
