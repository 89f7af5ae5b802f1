using NotebookNet.Preprocessing;

namespace NotebookNet;

/// <summary>
/// Adds products of features, so that a straight line can follow a curve: degree 2 makes 1, a, b, a², ab, b² of a and b.
/// scikit-learn: <c>PolynomialFeatures</c>.
/// </summary>
/// <remarks>
/// Order: by degree, then by the positions of the factors. F features of degree d make (F + d choose d) columns. Scale the result:
/// powers of large numbers are very large. Shapes: (N, F) → (N, F′).
/// </remarks>
/// <example><code>
/// Tensor rows = new[,] { { 2.0, 3.0 } };
/// var products = PolynomialFeatures.Fit(rows, degree: 2).Transform(rows);      // 1 2 3 4 6 9
/// </code></example>
public sealed class PolynomialFeatures : TableStep
{
    private const int MostColumns = 100_000;

    private readonly int[][]? _terms;
    private readonly int _columns;

    /// <summary>A step that has not learned yet, for a <see cref="Pipeline"/> or <see cref="Model.Preprocess"/>.</summary>
    /// <param name="degree">The largest number of factors.</param>
    /// <param name="interactionOnly">Whether a feature is a factor only once: a·b but not a².</param>
    /// <param name="includeBias">Whether the first column is 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The degree is not from 1 to 20.</exception>
    public PolynomialFeatures(int degree = 2, bool interactionOnly = false, bool includeBias = true)
    {
        Degree = degree is >= 1 and <= 20
            ? degree
            : throw new ArgumentOutOfRangeException(nameof(degree), degree, $"PolynomialFeatures: the degree is from 1 to 20, got {degree}.");
        (InteractionOnly, IncludeBias) = (interactionOnly, includeBias);
    }

    private PolynomialFeatures(int degree, bool interactionOnly, bool includeBias, int columns)
        : this(degree, interactionOnly, includeBias)
    {
        _columns = columns;
        _terms = [.. Terms()];
    }

    /// <summary>The largest number of factors.</summary>
    public int Degree { get; }

    /// <summary>Whether a feature is a factor only once.</summary>
    public bool InteractionOnly { get; }

    /// <summary>Whether the first column is 1.</summary>
    public bool IncludeBias { get; }

    /// <summary>The factors of each new column, as positions of features. scikit-learn has the same as <c>powers_</c>.</summary>
    /// <exception cref="InvalidOperationException">The step has not learned yet.</exception>
    public IReadOnlyList<IReadOnlyList<int>> Factors => _terms ?? throw NotFitted();

    /// <inheritdoc/>
    public override bool IsFitted => _terms is not null;

    internal override int Columns => _columns;

    internal override int ColumnsAfter => _terms?.Length ?? 0;

    private protected override bool TakesMissing => true;

    /// <summary>Learns how many features there are.</summary>
    /// <param name="training">The training part, features (N, F).</param>
    /// <param name="degree">The largest number of factors.</param>
    /// <param name="interactionOnly">Whether a feature is a factor only once.</param>
    /// <param name="includeBias">Whether the first column is 1.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The degree is not from 1 to 20.</exception>
    /// <exception cref="DataException">There are no samples, or there would be more than 100,000 columns.</exception>
    /// <exception cref="ShapeException">The samples are not rows of features.</exception>
    public static PolynomialFeatures Fit(Dataset training, int degree = 2, bool interactionOnly = false, bool includeBias = true) =>
        (PolynomialFeatures)new PolynomialFeatures(degree, interactionOnly, includeBias).FitTo(training);

    /// <summary>Learns how many features there are.</summary>
    /// <param name="features">The training features, (N, F).</param>
    /// <param name="degree">The largest number of factors.</param>
    /// <param name="interactionOnly">Whether a feature is a factor only once.</param>
    /// <param name="includeBias">Whether the first column is 1.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The degree is not from 1 to 20.</exception>
    /// <exception cref="DataException">There are no samples, or there would be more than 100,000 columns.</exception>
    /// <exception cref="ShapeException">The tensor has no rows of features.</exception>
    public static PolynomialFeatures Fit(Tensor features, int degree = 2, bool interactionOnly = false, bool includeBias = true) =>
        Fit(Dataset.OfFeatures(features), degree, interactionOnly, includeBias);

    /// <inheritdoc/>
    public override string ToHtml() => $"<span style=\"font-family:sans-serif;font-size:13px\">{ToString()}</span>";

    /// <inheritdoc/>
    public override string ToString() =>
        $"Polynomial features of degree {Degree}{(InteractionOnly ? ", interactions only" : string.Empty)}: "
        + (IsFitted ? $"{Columns} columns become {ColumnsAfter}" : "not fitted");

    internal override IReadOnlyList<string>? NamesAfter(IReadOnlyList<string> names) => [.. _terms!.Select(term => term.Length == 0
        ? "1"
        : string.Join(' ', term.GroupBy(column => column).Select(factor => names[factor.Key] + (factor.Count() > 1 ? $"^{factor.Count()}" : string.Empty))))];

    private protected override Preprocessor Learn(FeatureTable table, IReadOnlyList<string>? names) => With(table.Columns);

    private protected override void Apply(FeatureTable source, FeatureTable target)
    {
        for (var row = 0; row < source.Rows; row++)
        {
            for (var i = 0; i < _terms!.Length; i++)
            {
                var product = 1.0;
                foreach (var column in _terms[i])
                {
                    product *= source[row, column];
                }

                target[row, i] = (float)product;
            }
        }
    }

    internal override Preprocessor Unfitted() => new PolynomialFeatures(Degree, InteractionOnly, IncludeBias);

    internal override void Write(StepWriter json)
    {
        json.Write("degree", Degree);
        json.Write("interactionOnly", InteractionOnly);
        json.Write("includeBias", IncludeBias);
        if (IsFitted)
        {
            json.Write("features", Columns);
        }
    }

    internal static PolynomialFeatures From(StepReader json)
    {
        var step = new PolynomialFeatures(json.Whole("degree", 1), json.Flag("interactionOnly"), json.Flag("includeBias"));
        return json.IsFitted ? step.With(json.Whole("features", 1)) : step;
    }

    private PolynomialFeatures With(int columns)
    {
        var count = 0.0;
        for (var factors = 0; factors <= Degree; factors++)
        {
            // Of n features, k factors can be chosen in (n + k − 1 choose k) ways, without repetition in (n choose k).
            var ways = 1.0;
            for (var i = 1; i <= factors; i++)
            {
                ways *= (InteractionOnly ? columns - i + 1.0 : columns + i - 1.0) / i;
            }

            count += ways;
        }

        return count <= MostColumns ? new PolynomialFeatures(Degree, InteractionOnly, IncludeBias, columns) : throw new DataException(FormattableString.Invariant(
            $"PolynomialFeatures: {columns} features of degree {Degree} would make {count:0} columns, more than {MostColumns}. Choose fewer features (PCA, Columns), or a smaller degree."));
    }

    private IEnumerable<int[]> Terms()
    {
        if (IncludeBias)
        {
            yield return [];
        }

        IEnumerable<int[]> terms = [[]];
        for (var factors = 1; factors <= Degree; factors++)
        {
            // Each term is continued by factors that stand no further left, so that a·b comes once.
            terms = [.. terms.SelectMany(term => Enumerable.Range(0, _columns)
                .Where(column => term.Length == 0 || column > term[^1] || (column == term[^1] && !InteractionOnly))
                .Select(column => (int[])[.. term, column]))];
            foreach (var term in terms)
            {
                yield return term;
            }
        }
    }
}
