using System.Globalization;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>The scores of a model on each fold of a cross-validation, with mean and standard deviation. It draws itself.</summary>
/// <example><code>
/// var scores = CrossValidation.Run(
///     () => Model.Input(4).Dense(3, Activation.Softmax).Compile(new Adam(0.05), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy),
///     Datasets.Iris(), epochs: 5, seed: 1);
/// $"{scores.Mean("accuracy"):0.000} ± {scores.StandardDeviation("accuracy"):0.000}"
/// </code></example>
public sealed class CrossValidationResult : Displayable
{
    private const int MostPanels = 6;

    internal CrossValidationResult(string name, IReadOnlyList<FoldResult> folds, int plannedFolds, Splitter splitter, int seed)
    {
        (Name, Folds, PlannedFolds, Splitter, Seed) = (name, folds, plannedFolds, splitter, seed);
        Keys = folds.Count == 0 ? [] : folds[0].Evaluation.Keys;
    }

    /// <summary>What the candidate is called.</summary>
    public string Name { get; }

    /// <summary>The folds that are complete.</summary>
    public IReadOnlyList<FoldResult> Folds { get; }

    /// <summary>How many folds there were to be; more than there are when it was stopped.</summary>
    public int PlannedFolds { get; }

    /// <summary>How the data was cut.</summary>
    public Splitter Splitter { get; }

    /// <summary>The seed; given again, it repeats everything.</summary>
    public int Seed { get; }

    /// <summary>What was measured on each fold: <c>loss</c> and the metrics.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The scores of the folds.</summary>
    /// <param name="key"><c>loss</c> or a metric's name, such as <c>accuracy</c>.</param>
    /// <exception cref="ArgumentException">It was not measured.</exception>
    public IReadOnlyList<double> this[string key] => Keys.Contains(key)
        ? [.. Folds.Select(fold => fold.Evaluation[key])]
        : throw new ArgumentException(
            $"The cross-validation has no '{key}'. It has: {(Keys.Count == 0 ? "no complete fold" : string.Join(", ", Keys))}. Metrics are chosen in Compile.", nameof(key));

    /// <summary>The mean over the folds, 1/k Σ s.</summary>
    /// <param name="key"><c>loss</c> or a metric's name.</param>
    /// <returns>The mean.</returns>
    /// <exception cref="ArgumentException">It was not measured.</exception>
    public double Mean(string key) => ScoreStatistics.Mean(this[key]);

    /// <summary>The standard deviation over the folds, √(1/k Σ (s − mean)²), as numpy computes it.</summary>
    /// <param name="key"><c>loss</c> or a metric's name.</param>
    /// <returns>The deviation.</returns>
    /// <exception cref="ArgumentException">It was not measured.</exception>
    public double StandardDeviation(string key) => ScoreStatistics.Deviation(this[key]);

    /// <summary>The scores of the folds, a panel for each measure, with their mean and the band of ± one deviation.</summary>
    /// <returns>The figure.</returns>
    public Figure Figure()
    {
        if (Folds.Count == 0)
        {
            return new Figure("Cross-validation: no complete fold");
        }

        var panels = Keys.Take(MostPanels).Select(Panel).ToArray();
        var columns = panels.Length switch { 1 => 1, 2 or 4 => 2, _ => 3 };
        return panels.Length == 1 ? panels[0] : NotebookNet.Figure.Grid((panels.Length + columns - 1) / columns, columns, panels);
    }

    /// <inheritdoc/>
    public override string ToHtml() => Figure().ToHtml();

    /// <summary>A table of the folds with mean and deviation.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var table = new TextTable([ColumnAlignment.Left, .. Keys.Select(_ => ColumnAlignment.Right)]);
        table.Row(["fold", .. Keys]);
        foreach (var fold in Folds)
        {
            table.Row([fold.Number.ToString(CultureInfo.InvariantCulture), .. Keys.Select(key => Numbers.Value(fold.Evaluation[key]))]);
        }

        if (Folds.Count > 0)
        {
            table.Row(["mean", .. Keys.Select(key => Numbers.Value(Mean(key)))]);
            table.Row(["deviation", .. Keys.Select(key => Numbers.Value(StandardDeviation(key)))]);
        }

        var head = FormattableString.Invariant($"Cross-validation, {Splitter}, seed {Seed}: ");
        return head + (Folds.Count == PlannedFolds ? Numbers.Count(Folds.Count, "fold") : FormattableString.Invariant($"stopped after {Folds.Count} of {PlannedFolds} folds"))
            + (Folds.Count(fold => fold.History.Outcome == TrainingOutcome.Diverged) is > 0 and var diverged ? FormattableString.Invariant($", {diverged} diverged") : string.Empty)
            + "\n" + table.ToString().TrimEnd('\n');
    }

    private Figure Panel(string key)
    {
        double[] numbers = [.. Folds.Select(fold => (double)fold.Number)];
        var (mean, deviation) = (Mean(key), StandardDeviation(key));
        double[] ends = [0.5, PlannedFolds + 0.5];
        var (low, high) = ScoreStatistics.Room([.. this[key], mean - deviation, mean + deviation]);
        return new Figure($"{key} {Numbers.Value(mean)} ± {Numbers.Value(deviation)}")
            .Band(ends, [mean - deviation, mean - deviation], [mean + deviation, mean + deviation], "± deviation")
            .Line(ends, [mean, mean], "mean")
            .Scatter(numbers, this[key], "folds")
            .XAxis("fold", low: 0.5, high: PlannedFolds + 0.5)
            .YAxis(key, low: low, high: high);
    }
}
