using System.Globalization;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <content>How an evaluation is drawn, and the curves that belong to it.</content>
public sealed partial class Evaluation
{
    private const int MostReportedClasses = 20;

    /// <summary>How many are found for how many false alarms, at every threshold. scikit-learn: <c>roc_curve</c>.</summary>
    /// <returns>One curve for two classes, else one per class against the rest.</returns>
    /// <exception cref="InvalidOperationException">The model does not choose between classes.</exception>
    /// <example><code>model.Evaluate(test).Roc()</code></example>
    public RocCurve Roc() => RocCurve.From(ClassPredictions("ROC curve"), _data.Labels, NamesIfFitting());

    /// <summary>How sure a found sample is for how many are found, at every threshold. scikit-learn: <c>precision_recall_curve</c>.</summary>
    /// <returns>One curve for two classes, else one per class against the rest.</returns>
    /// <exception cref="InvalidOperationException">The model does not choose between classes.</exception>
    /// <example><code>model.Evaluate(test).PrecisionRecall()</code></example>
    public PrecisionRecallCurve PrecisionRecall() => PrecisionRecallCurve.From(ClassPredictions("precision–recall curve"), _data.Labels, NamesIfFitting());

    /// <summary>Whether the predicted probabilities are true: the reliability diagram. scikit-learn: <c>calibration_curve</c>.</summary>
    /// <param name="bins">Into how many intervals 0 … 1 is divided.</param>
    /// <returns>The calibration.</returns>
    /// <exception cref="InvalidOperationException">The model does not choose between classes.</exception>
    /// <example><code>model.Evaluate(test).Calibration(bins: 5)</code></example>
    public CalibrationCurve Calibration(int bins = 10) => CalibrationCurve.From(ClassPredictions("calibration curve"), _data.Labels, bins, NamesIfFitting());

    /// <summary>Precision, recall, F1 and support of each class, the accuracy, and the means. scikit-learn: <c>classification_report</c>.</summary>
    /// <returns>The table.</returns>
    /// <exception cref="InvalidOperationException">The model does not choose between classes.</exception>
    /// <example><code>model.Evaluate(test).ClassificationReport()</code></example>
    public TablePicture ClassificationReport() => ConfusionMatrix.ClassificationReport();

    /// <summary>The samples whose class was predicted wrongly, the worst first.</summary>
    /// <param name="shown">How many are drawn.</param>
    /// <returns>The mistakes: pictures as pictures, rows of features as a table.</returns>
    /// <exception cref="InvalidOperationException">The model does not choose between classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">None would be drawn.</exception>
    /// <example><code>model.Evaluate(test).Mistakes()</code></example>
    public Mistakes Mistakes(int shown = 40) => new(_data, ClassPredictions("list of mistakes"), shown);

    /// <summary>The first samples as pictures, right and wrong predictions marked.</summary>
    /// <param name="count">How many are shown.</param>
    /// <param name="columns">How many stand beside each other, where the page is wide enough.</param>
    /// <returns>The pictures.</returns>
    /// <exception cref="InvalidOperationException">The model does not choose between classes.</exception>
    /// <exception cref="ShapeException">The samples are not of shape (H, W), (H, W, 1) or (H, W, 3).</exception>
    public ImageGrid Pictures(int count = 40, int columns = 10) => _data.Pictures(ClassPredictions("picture of right and wrong answers"), count, columns);

    /// <summary>Predicted against true numbers: on the diagonal the model is right.</summary>
    /// <returns>The chart; one group of points for each number a prediction has.</returns>
    /// <exception cref="InvalidOperationException">The model chooses between classes, or predictions and labels have different sizes.</exception>
    public Figure PredictedVersusTrue()
    {
        var size = Predictions.Length / Math.Max(1, _data.Count);
        if (_isClasses || _data.Labels.Length != Predictions.Length)
        {
            throw new InvalidOperationException(_isClasses
                ? "The model chooses between classes: its ConfusionMatrix shows what was taken for what."
                : $"Predictions {Predictions.Shape} and labels {_data.Labels.Shape} cannot be compared number by number.");
        }

        var figure = new Figure("Predicted and true").XAxis("true").YAxis("predicted").Size(460, 420);
        var values = _data.Labels.Data.Concat(Predictions.Data).Where(float.IsFinite).DefaultIfEmpty(0).ToArray();
        for (var column = 0; column < Math.Min(size, Palette.Colours.Count); column++)
        {
            var rows = Enumerable.Range(0, _data.Count).Select(i => (i * size) + column).ToArray();
            figure = figure.Scatter(rows.Select(i => _data.Labels.Data[i]), rows.Select(i => Predictions.Data[i]), size == 1 ? null : $"y{column}");
        }

        var diagonal = new LineTrace(null, [values.Min(), values.Max()], [values.Min(), values.Max()]) { Neutral = true, Dash = "4 4", Colour = 0 };
        return figure.Beneath(diagonal);
    }

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var beside = IsReported ? ClassificationReport().ToHtml() : IsCompared ? PredictedVersusTrue().ToHtml() : null;
        return beside is null ? Table().ToHtml()
            : "<div style=\"display:flex;flex-wrap:wrap;gap:16px 32px;align-items:flex-start;max-width:100%\"><div style=\"flex:0 1 auto;min-width:0\">" + Table().ToHtml()
                + $"</div><div style=\"flex:0 1 {(IsReported ? "auto" : "460px")};min-width:0;max-width:100%\">{beside}</div></div>";
    }

    /// <inheritdoc/>
    public override string ToString() => IsReported ? $"{Table()}\n\n{ClassificationReport()}" : Table().ToString();

    private bool IsReported => _isClasses && ConfusionMatrix.ClassNames.Count <= MostReportedClasses;

    private bool IsCompared => !_isClasses && AllPredictions.Count == 1 && _data.Labels.Length == Predictions.Length
        && Predictions.Length / Math.Max(1, _data.Count) <= Palette.Colours.Count;

    private Tensor ClassPredictions(string what) => _isClasses
        ? Predictions
        : throw new InvalidOperationException(
            $"There is no {what}: the model predicts numbers, not classes. It needs a cross-entropy loss, with one output per class or one output for yes or no.");

    // A network may have more outputs than the data has named classes.
    private IReadOnlyList<string>? NamesIfFitting() =>
        _data.ClassNames is { } names && names.Count == Math.Max(2, Predictions.Rank < 2 ? 1 : Predictions.Shape[^1]) ? names : null;

    private TablePicture Table() => new(
        [new TableColumn("measure"), new TableColumn("value", ColumnAlignment.Right)],
        [.. _values.Select(pair => new[] { pair.Key, pair.Value.ToString("0.0000", CultureInfo.InvariantCulture) })],
        caption: "Evaluation",
        footer: $"{_data.Count.ToString("N0", CultureInfo.InvariantCulture)} samples{(_data.Name is null ? string.Empty : $" of {_data.Name}")}");
}
