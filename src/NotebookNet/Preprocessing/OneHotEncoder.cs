using System.Globalization;
using NotebookNet.Preprocessing;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>
/// Replaces each category by a column of its own that is 1 where the sample has it and 0 elsewhere: a network must not take the
/// number of a category for a size. scikit-learn: <c>OneHotEncoder</c>.
/// </summary>
/// <remarks>
/// The categories of a column are its different numbers in the training part, in ascending order. The new columns stand where the
/// old one stood. For labels there is no need: see <see cref="Loss.SparseCategoricalCrossEntropy"/>. Shapes: (N, F) → (N, F′).
/// </remarks>
/// <example><code>
/// Tensor rows = new[,] { { 1.5, 0 }, { 2.5, 2 }, { 3.5, 1 } };
/// var encoded = OneHotEncoder.Fit(rows, columns: [1]).Transform(rows);      // 1.5 1 0 0, 2.5 0 0 1, 3.5 0 1 0
/// </code></example>
public sealed class OneHotEncoder : TableStep
{
    private const int MostCategories = 10_000;

    private readonly int[]? _columns;
    private readonly double[]?[]? _categories;
    private readonly IReadOnlyList<string>? _names;

    /// <summary>An encoder that has not learned yet, for a <see cref="Pipeline"/> or <see cref="Model.Preprocess"/>.</summary>
    /// <param name="columns">The columns with categories, from 0; all when null.</param>
    /// <param name="ignoreUnknown">
    /// What happens with a category that the training part does not have: an error, or zeros in all its columns. scikit-learn:
    /// <c>handle_unknown</c>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A column is negative or comes twice.</exception>
    public OneHotEncoder(IReadOnlyList<int>? columns = null, bool ignoreUnknown = false)
    {
        if (columns is not null && (columns.Any(column => column < 0) || columns.Distinct().Count() < columns.Count))
        {
            throw new ArgumentOutOfRangeException(nameof(columns), $"OneHotEncoder: columns are counted from 0, and each comes once; got {string.Join(", ", columns)}.");
        }

        (_columns, IgnoreUnknown) = (columns is null ? null : [.. columns], ignoreUnknown);
    }

    private OneHotEncoder(IReadOnlyList<int>? columns, bool ignoreUnknown, double[]?[] categories, IReadOnlyList<string>? names)
        : this(columns, ignoreUnknown)
    {
        (_categories, _names) = (categories, names);
        ColumnsAfter = categories.Sum(values => values?.Length ?? 1);
    }

    /// <summary>Whether a category that the training part does not have becomes zeros instead of an error.</summary>
    public bool IgnoreUnknown { get; }

    /// <summary>The categories of each column; none for a column that is kept as it is. scikit-learn: <c>categories_</c>.</summary>
    /// <exception cref="InvalidOperationException">The encoder has not learned yet.</exception>
    public IReadOnlyList<IReadOnlyList<double>> Categories => [.. (_categories ?? throw NotFitted()).Select(values => values ?? [])];

    /// <inheritdoc/>
    public override bool IsFitted => _categories is not null;

    internal override int Columns => _categories?.Length ?? 0;

    internal override int ColumnsAfter { get; }

    /// <summary>Learns the categories.</summary>
    /// <param name="training">The training part, features (N, F).</param>
    /// <param name="columns">The columns with categories, from 0; all when null.</param>
    /// <param name="ignoreUnknown">Whether an unknown category becomes zeros instead of an error.</param>
    /// <returns>The encoder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    /// <exception cref="DataException">There are no samples, a number is missing or infinite, or a column has more than 10,000 different numbers.</exception>
    /// <exception cref="ShapeException">The samples are not rows of features.</exception>
    public static OneHotEncoder Fit(Dataset training, IReadOnlyList<int>? columns = null, bool ignoreUnknown = false) =>
        (OneHotEncoder)new OneHotEncoder(columns, ignoreUnknown).FitTo(training);

    /// <summary>Learns the categories.</summary>
    /// <param name="features">The training features, (N, F).</param>
    /// <param name="columns">The columns with categories, from 0; all when null.</param>
    /// <param name="ignoreUnknown">Whether an unknown category becomes zeros instead of an error.</param>
    /// <returns>The encoder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    /// <exception cref="DataException">There are no samples, a number is missing or infinite, or a column has more than 10,000 different numbers.</exception>
    /// <exception cref="ShapeException">The tensor has no rows of features.</exception>
    public static OneHotEncoder Fit(Tensor features, IReadOnlyList<int>? columns = null, bool ignoreUnknown = false) =>
        Fit(Dataset.OfFeatures(features), columns, ignoreUnknown);

    /// <summary>The category of each sample again; NaN where all its columns are 0.</summary>
    /// <param name="features">Encoded features, (N, F′); of each category's columns the largest counts.</param>
    /// <returns>(N, F).</returns>
    /// <exception cref="InvalidOperationException">The encoder has not learned yet.</exception>
    /// <exception cref="ShapeException">The number of columns is another one than after training.</exception>
    public override Tensor InverseTransform(Tensor features) => Map(features, ColumnsAfter, Columns, Undo);

    /// <inheritdoc/>
    public override string ToHtml() => Table().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => IsFitted ? Table().ToString() : "One-hot encoder, not fitted";

    internal override IReadOnlyList<string>? NamesAfter(IReadOnlyList<string> names) =>
        [.. Enumerable.Range(0, Columns).SelectMany(column => _categories![column] is { } values
            ? values.Select(value => FormattableString.Invariant($"{names[column]} = {(float)value}"))
            : [names[column]])];

    private protected override Preprocessor Learn(FeatureTable table, IReadOnlyList<string>? names)
    {
        if (_columns is not null && _columns.Any(column => column >= table.Columns))
        {
            throw new ArgumentOutOfRangeException(
                nameof(table), _columns.Max(), $"OneHotEncoder: there is no column {_columns.Max()}; the samples have {table.Columns} features, numbered from 0.");
        }

        var categories = new double[]?[table.Columns];
        foreach (var column in _columns ?? Enumerable.Range(0, table.Columns))
        {
            double[] values = [.. table.Sorted(column).Distinct()];
            categories[column] = values.Length <= MostCategories ? values : throw new DataException(
                $"OneHotEncoder: column {column}{(names is null ? string.Empty : $" ('{names[column]}')")} has {values.Length} different numbers, which is no category. Name the columns that are: columns: [0, 2].");
        }

        return new OneHotEncoder(_columns, IgnoreUnknown, categories, names);
    }

    private protected override void Apply(FeatureTable source, FeatureTable target)
    {
        for (var row = 0; row < source.Rows; row++)
        {
            var place = 0;
            for (var column = 0; column < source.Columns; column++)
            {
                if (_categories![column] is not { } values)
                {
                    target[row, place++] = source[row, column];
                    continue;
                }

                var index = Array.BinarySearch(values, source[row, column]);
                if (index >= 0)
                {
                    target[row, place + index] = 1;
                }
                else if (!IgnoreUnknown)
                {
                    throw new DataException(FormattableString.Invariant(
                        $"OneHotEncoder: the training part has no category {source[row, column]} in column {column}{(_names is null ? string.Empty : $" ('{_names[column]}')")}, as sample {row} has. ignoreUnknown: true makes zeros of it."));
                }

                place += values.Length;
            }
        }
    }

    internal override Preprocessor Unfitted() => new OneHotEncoder(_columns, IgnoreUnknown);

    internal override void Write(StepWriter json)
    {
        json.Write("ignoreUnknown", IgnoreUnknown);
        if (_columns is not null)
        {
            json.Write("columns", _columns.Select(column => (double)column));
        }

        if (_categories is not null)
        {
            json.Write("categories", _categories.Select(values => values ?? []));
            json.Write("featureNames", _names);
        }
    }

    internal static OneHotEncoder From(StepReader json)
    {
        int[]? columns = json.Has("columns") ? [.. json.Numbers("columns").Select(column => column is >= 0 and < int.MaxValue && column == Math.Floor(column)
            ? (int)column
            : throw json.Wrong("columns", "column numbers from 0"))] : null;
        if (!json.IsFitted)
        {
            return new OneHotEncoder(columns, json.Flag("ignoreUnknown"));
        }

        var categories = json.Rows("categories");
        if (categories.Any(values => values.Length > MostCategories || !values.SequenceEqual(values.Distinct().Order())))
        {
            throw json.Wrong("categories", "different numbers in ascending order for each column");
        }

        return new OneHotEncoder(
            columns, json.Flag("ignoreUnknown"), [.. categories.Select(values => values.Length == 0 ? null : values)], json.Names("featureNames", categories.Length));
    }

    private void Undo(FeatureTable source, FeatureTable target)
    {
        for (var row = 0; row < source.Rows; row++)
        {
            var place = 0;
            for (var column = 0; column < target.Columns; column++)
            {
                if (_categories![column] is not { } values)
                {
                    target[row, column] = source[row, place++];
                    continue;
                }

                var (best, bestValue) = (-1, 0f);
                for (var i = 0; i < values.Length; i++)
                {
                    if (source[row, place + i] > bestValue)
                    {
                        (best, bestValue) = (i, source[row, place + i]);
                    }
                }

                target[row, column] = best < 0 ? float.NaN : (float)values[best];
                place += values.Length;
            }
        }
    }

    private TablePicture Table() => new(
        [new TableColumn("feature"), new TableColumn("categories")],
        [.. Enumerable.Range(0, Columns).Select(i => new[] { _names?[i] ?? $"x{i}", Shown(_categories![i]) })],
        caption: "One-hot encoder",
        IsFitted ? $"{Columns} columns become {ColumnsAfter}" : "not fitted");

    private static string Shown(double[]? values)
    {
        const int Most = 12;
        return values is null ? "kept as it is"
            : string.Join(", ", values.Take(Most).Select(value => ((float)value).ToString(CultureInfo.InvariantCulture)))
                + (values.Length > Most ? $" … ({values.Length})" : string.Empty);
    }
}
