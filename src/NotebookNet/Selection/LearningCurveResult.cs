using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>The scores of a model over the number of samples it was trained on. It draws itself.</summary>
/// <example><code>
/// var curve = LearningCurve.Run(
///     () => Model.Input(4).Dense(3, Activation.Softmax).Compile(new Adam(0.05), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy),
///     Datasets.Iris(), sizes: [0.2, 1], epochs: 5, seed: 1);
/// curve.Test("accuracy")[^1]   // the scores of the folds with all training data
/// </code></example>
public sealed class LearningCurveResult : Displayable
{
    private readonly (Evaluation Train, Evaluation Test)[][] _scores;

    internal LearningCurveResult(IReadOnlyList<int> sizes, (Evaluation Train, Evaluation Test)[][] scores, int plannedSizes, Splitter splitter, int seed)
    {
        (Sizes, _scores, PlannedSizes, Splitter, Seed) = (sizes, scores, plannedSizes, splitter, seed);
        Keys = scores.Length == 0 ? [] : scores[0][0].Test.Keys;
    }

    /// <summary>How many samples were trained on, growing.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>How many sizes there were to be; more than there are when it was stopped.</summary>
    public int PlannedSizes { get; }

    /// <summary>How the data was cut.</summary>
    public Splitter Splitter { get; }

    /// <summary>The seed; given again, it repeats everything.</summary>
    public int Seed { get; }

    /// <summary>What was measured: <c>loss</c> and the metrics.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The scores on the samples that were trained on: for each size those of the folds.</summary>
    /// <param name="key"><c>loss</c> or a metric's name.</param>
    /// <returns>One list per size.</returns>
    /// <exception cref="ArgumentException">It was not measured.</exception>
    public IReadOnlyList<IReadOnlyList<double>> Train(string key) => Scores(key, pair => pair.Train);

    /// <summary>The scores on the test parts: for each size those of the folds.</summary>
    /// <param name="key"><c>loss</c> or a metric's name.</param>
    /// <returns>One list per size.</returns>
    /// <exception cref="ArgumentException">It was not measured.</exception>
    public IReadOnlyList<IReadOnlyList<double>> Test(string key) => Scores(key, pair => pair.Test);

    /// <summary>The two curves over the number of samples, with bands of ± one standard deviation over the folds.</summary>
    /// <param name="key">The measure; the first metric when null, or the loss without metrics.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">It was not measured.</exception>
    public Figure Figure(string? key = null)
    {
        if (Sizes.Count == 0)
        {
            return new Figure("Learning curve: no size is complete");
        }

        var measure = key ?? ScoreStatistics.Shown(Keys);
        double[] x = [.. Sizes.Select(size => (double)size)];
        var (low, high) = ScoreStatistics.Room(x);
        var figure = new Figure("Learning curve").XAxis("training samples", low: low, high: high).YAxis(measure);
        foreach (var (name, scores) in new[] { ("training", Train(measure)), ("test", Test(measure)) })
        {
            double[] means = [.. scores.Select(ScoreStatistics.Mean)];
            double[] deviations = [.. scores.Select(ScoreStatistics.Deviation)];
            figure = figure
                .Band(x, means.Zip(deviations, (mean, deviation) => mean - deviation), means.Zip(deviations, (mean, deviation) => mean + deviation), null)
                .Line(x, means, name, markers: true);
        }

        return figure;
    }

    /// <inheritdoc/>
    public override string ToHtml() => Figure().ToHtml();

    /// <summary>A table of the sizes.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var measure = ScoreStatistics.Shown(Keys);
        var table = new TextTable(ColumnAlignment.Right, ColumnAlignment.Right, ColumnAlignment.Right);
        table.Row("samples", $"training {measure}", $"test {measure}");
        for (var i = 0; i < Sizes.Count; i++)
        {
            table.Row(Numbers.Count(Sizes[i]), Text(Train(measure)[i]), Text(Test(measure)[i]));
        }

        var stopped = Sizes.Count < PlannedSizes ? FormattableString.Invariant($", stopped after {Sizes.Count} of {PlannedSizes} sizes") : string.Empty;
        return FormattableString.Invariant($"Learning curve, {Splitter}, seed {Seed}{stopped}\n") + table.ToString().TrimEnd('\n');
    }

    private static string Text(IReadOnlyList<double> scores) => $"{Numbers.Value(ScoreStatistics.Mean(scores))} ± {Numbers.Value(ScoreStatistics.Deviation(scores))}";

    private IReadOnlyList<double>[] Scores(string key, Func<(Evaluation Train, Evaluation Test), Evaluation> part) => Keys.Contains(key)
        ? [.. _scores.Select(folds => folds.Select(pair => part(pair)[key]).ToArray())]
        : throw new ArgumentException($"The learning curve has no '{key}'. It has: {(Keys.Count == 0 ? "no complete size" : string.Join(", ", Keys))}.", nameof(key));
}
