using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>Several candidates on the same folds: their scores in one picture.</summary>
/// <example><code>
/// Model Rate(double rate) => Model.Input(4).Dense(3, Activation.Softmax)
///     .Compile(new Adam(rate), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);
///
/// var comparison = CrossValidation.Compare([("slow", () => Rate(0.001)), ("fast", () => Rate(0.1))], Datasets.Iris(), epochs: 5, seed: 1);
/// comparison.Best().Name
/// </code></example>
public sealed class ModelComparison : Displayable
{
    internal ModelComparison(IReadOnlyList<CrossValidationResult> results) => Results = results;

    /// <summary>The results of the candidates, in the order they were given.</summary>
    public IReadOnlyList<CrossValidationResult> Results { get; }

    /// <summary>The result of a candidate.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">There is no such candidate.</exception>
    public CrossValidationResult this[string name] => Results.FirstOrDefault(result => result.Name == name)
        ?? throw new ArgumentException($"There is no candidate '{name}'. There are: {string.Join(", ", Results.Select(result => result.Name))}.", nameof(name));

    /// <summary>The candidate with the best mean; smaller is better for losses and errors, larger for scores.</summary>
    /// <param name="key">The measure; the first metric when null, or the loss without metrics.</param>
    /// <returns>Its result.</returns>
    /// <exception cref="ArgumentException">It was not measured.</exception>
    public CrossValidationResult Best(string? key = null)
    {
        var measure = key ?? Shown;
        var direction = MeasureDirection.IsHigherBetter(measure) ? -1 : 1;
        return Results.OrderBy(result => result.Folds.Count == 0 ? double.PositiveInfinity : direction * result.Mean(measure)).First();
    }

    /// <summary>The scores of all candidates by one measure.</summary>
    /// <param name="key">The measure; the first metric when null, or the loss without metrics.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="ArgumentException">It was not measured.</exception>
    public ScoreStrips Strips(string? key = null)
    {
        var measure = key ?? Shown;
        return new ScoreStrips(
            measure,
            [.. Results.Where(result => result.Folds.Count > 0)
                .Select(result => new ScoreStrip(result.Name, result[measure], result.Mean(measure), result.StandardDeviation(measure)))],
            $"{measure} by cross-validation, {Results[0].Splitter}");
    }

    /// <inheritdoc/>
    public override string ToHtml() => Strips().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => Strips().ToString();

    private string Shown => ScoreStatistics.Shown(Results.Select(result => result.Keys).FirstOrDefault(keys => keys.Count > 0) ?? []);
}
