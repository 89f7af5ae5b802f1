using System.Globalization;
using NotebookNet.Preprocessing;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>
/// Fills in missing numbers (NaN) with what is usual in their column: mean, median, the most frequent number, or a constant.
/// scikit-learn: <c>SimpleImputer</c>.
/// </summary>
/// <remarks>
/// What is usual is learned from the training part only. A column without a single number has no mean, and is refused unless the
/// strategy is a constant (scikit-learn drops such a column). Shapes as for <see cref="StandardScaler"/>.
/// </remarks>
/// <example><code>
/// Tensor rows = new[,] { { 1, 10 }, { double.NaN, 20 }, { 3, double.NaN } };
/// var filled = SimpleImputer.Fit(rows).Transform(rows);      // NaN becomes 2 and 15
/// </code></example>
public sealed class SimpleImputer : TableStep
{
    private readonly double[]? _fill;
    private readonly IReadOnlyList<string>? _names;

    /// <summary>An imputer that has not learned yet, for a <see cref="Pipeline"/> or <see cref="Model.Preprocess"/>.</summary>
    /// <param name="strategy">What a missing number is replaced by.</param>
    /// <param name="constant">The number that is filled in when the strategy is <see cref="ImputationStrategy.Constant"/>. scikit-learn: <c>fill_value</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such strategy, or the constant is not finite.</exception>
    public SimpleImputer(ImputationStrategy strategy = ImputationStrategy.Mean, double constant = 0)
    {
        Strategy = Enum.IsDefined(strategy)
            ? strategy
            : throw new ArgumentOutOfRangeException(nameof(strategy), strategy, $"SimpleImputer: the strategy is Mean, Median, MostFrequent or Constant, got {strategy}.");
        Constant = double.IsFinite(constant)
            ? constant
            : throw new ArgumentOutOfRangeException(nameof(constant), constant, "SimpleImputer: the constant must be a finite number.");
    }

    private SimpleImputer(ImputationStrategy strategy, double constant, double[] fill, IReadOnlyList<string>? names)
        : this(strategy, constant) => (_fill, _names) = (fill, names);

    /// <summary>What a missing number is replaced by.</summary>
    public ImputationStrategy Strategy { get; }

    /// <summary>The number that is filled in when the strategy is a constant.</summary>
    public double Constant { get; }

    /// <summary>What is filled into each column. scikit-learn: <c>statistics_</c>.</summary>
    /// <exception cref="InvalidOperationException">The imputer has not learned yet.</exception>
    public IReadOnlyList<double> FillValues => _fill ?? throw NotFitted();

    /// <inheritdoc/>
    public override bool IsFitted => _fill is not null;

    internal override int Columns => _fill?.Length ?? 0;

    internal override int ColumnsAfter => Columns;

    private protected override bool TakesAnyShape => true;

    private protected override bool TakesMissing => true;

    /// <summary>Learns what to fill in.</summary>
    /// <param name="training">The training part, features (N, F).</param>
    /// <param name="strategy">What a missing number is replaced by.</param>
    /// <param name="constant">The number that is filled in when the strategy is a constant.</param>
    /// <returns>The imputer.</returns>
    /// <exception cref="DataException">There are no samples, a column has no number at all, or a number is infinite.</exception>
    /// <exception cref="ShapeException">The samples are not rows of features.</exception>
    public static SimpleImputer Fit(Dataset training, ImputationStrategy strategy = ImputationStrategy.Mean, double constant = 0) =>
        (SimpleImputer)new SimpleImputer(strategy, constant).FitTo(training);

    /// <summary>Learns what to fill in.</summary>
    /// <param name="features">The training features, (N, F).</param>
    /// <param name="strategy">What a missing number is replaced by.</param>
    /// <param name="constant">The number that is filled in when the strategy is a constant.</param>
    /// <returns>The imputer.</returns>
    /// <exception cref="DataException">There are no samples, a column has no number at all, or a number is infinite.</exception>
    /// <exception cref="ShapeException">The tensor has no rows of features.</exception>
    public static SimpleImputer Fit(Tensor features, ImputationStrategy strategy = ImputationStrategy.Mean, double constant = 0) =>
        Fit(Dataset.OfFeatures(features), strategy, constant);

    /// <inheritdoc/>
    public override string ToHtml() => Table().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => IsFitted ? Table().ToString() : Caption() + ", not fitted";

    private protected override Preprocessor Learn(FeatureTable table, IReadOnlyList<string>? names)
    {
        var fill = new double[table.Columns];
        for (var column = 0; column < fill.Length; column++)
        {
            var sorted = table.Sorted(column);
            var name = names is null ? $"column {column}" : $"column {column} ('{names[column]}')";
            if (sorted.Length > 0 && !(double.IsFinite(sorted[0]) && double.IsFinite(sorted[^1])))
            {
                throw new DataException($"SimpleImputer fills in missing numbers (NaN), but {name} holds an infinite one. Remove the row, or make it NaN.");
            }

            fill[column] = Strategy == ImputationStrategy.Constant ? Constant
                : sorted.Length == 0 ? throw new DataException(
                    $"SimpleImputer finds no number at all in {name}, so there is no {Strategy} to fill in. Leave the column out with Columns(…), or use ImputationStrategy.Constant.")
                : Strategy switch
                {
                    ImputationStrategy.Mean => sorted.Average(),
                    ImputationStrategy.Median => FeatureTable.Quantile(sorted, 0.5),
                    _ => MostFrequent(sorted),
                };
        }

        return new SimpleImputer(Strategy, Constant, fill, names);
    }

    private protected override void Apply(FeatureTable source, FeatureTable target)
    {
        for (var row = 0; row < source.Rows; row++)
        {
            for (var column = 0; column < source.Columns; column++)
            {
                target[row, column] = float.IsNaN(source[row, column]) ? (float)_fill![column] : source[row, column];
            }
        }
    }

    internal override Preprocessor Unfitted() => new SimpleImputer(Strategy, Constant);

    internal override void Write(StepWriter json)
    {
        json.Write("strategy", Strategy.ToString());
        json.Write("constant", Constant);
        if (_fill is not null)
        {
            json.Write("fill", _fill);
            json.Write("featureNames", _names);
        }
    }

    internal static SimpleImputer From(StepReader json)
    {
        var strategy = json.Choice<ImputationStrategy>("strategy");
        if (!json.IsFitted)
        {
            return new SimpleImputer(strategy, json.Number("constant"));
        }

        var fill = json.Numbers("fill");
        return new SimpleImputer(strategy, json.Number("constant"), fill, json.Names("featureNames", fill.Length));
    }

    private static double MostFrequent(double[] sorted)
    {
        var (best, bestCount) = (sorted[0], 0);
        for (var i = 0; i < sorted.Length;)
        {
            var end = i;
            while (end < sorted.Length && sorted[end] == sorted[i])
            {
                end++;
            }

            if (end - i > bestCount)
            {
                (best, bestCount) = (sorted[i], end - i);
            }

            i = end;
        }

        return best;
    }

    private string Caption() => Strategy == ImputationStrategy.Constant
        ? FormattableString.Invariant($"Imputer: a missing number becomes {Constant}")
        : $"Imputer: a missing number becomes the {Strategy switch { ImputationStrategy.Mean => "mean", ImputationStrategy.Median => "median", _ => "most frequent number" }} of its column";

    private TablePicture Table() => new(
        [new TableColumn("feature"), new TableColumn("filled in", ColumnAlignment.Right)],
        [.. Enumerable.Range(0, Columns).Select(i => new[] { _names?[i] ?? $"x{i}", _fill![i].ToString("0.####", CultureInfo.InvariantCulture) })],
        caption: Caption(),
        IsFitted ? null : "not fitted");
}
