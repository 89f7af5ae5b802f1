using System.Text.Json;
using NotebookNet.Preprocessing;

namespace NotebookNet;

/// <summary>
/// Several steps of preprocessing, one after the other, that learn together from the training part. scikit-learn: <c>Pipeline</c>.
/// </summary>
/// <remarks>
/// Attach a pipeline to a model with <see cref="Model.Preprocess"/>: <c>Fit</c> then fits it to exactly what the model trains on,
/// and <c>Evaluate</c> and <c>Predict</c> apply it, so that the test part cannot leak into it and nobody can forget it.
/// </remarks>
/// <example><code>
/// var model = Model.Input(2).Dense(8, Activation.ReLU).Dense(3, Activation.Softmax)
///     .Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy)
///     .Preprocess(new StandardScaler(), new PCA(2));
/// model.Fit(train, epochs: 5, seed: 1, progress: false);
/// model.Evaluate(test)
/// </code></example>
public sealed partial class Pipeline : Preprocessor
{
    private const int MostSteps = 100;

    /// <summary>A pipeline of steps, usually not fitted yet.</summary>
    /// <param name="steps">The steps in their order.</param>
    /// <exception cref="ArgumentException">There is no step, a step is null, or only some of the steps are fitted.</exception>
    public Pipeline(params IEnumerable<Preprocessor> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        Steps = [.. steps];
        if (Steps.Count is 0 or > MostSteps || Steps.Any(step => step is null))
        {
            throw new ArgumentException($"A pipeline has 1 to {MostSteps} steps, none of them null; got {Steps.Count}. For example new Pipeline(new StandardScaler(), new PCA(2)).", nameof(steps));
        }

        if (Steps.Any(step => step.IsFitted) && !Steps.All(step => step.IsFitted))
        {
            throw new ArgumentException(
                $"Some steps are fitted and some are not: {string.Join(", ", Steps.Select(step => $"{step.Kind} ({(step.IsFitted ? "fitted" : "not fitted")})"))}. "
                + "Give all steps unfitted, such as new StandardScaler(); they then learn together from the training part.", nameof(steps));
        }
    }

    /// <summary>The steps in their order.</summary>
    public IReadOnlyList<Preprocessor> Steps { get; }

    /// <inheritdoc/>
    public override bool IsFitted => Steps[0].IsFitted;

    /// <summary>Fits a pipeline to the training part.</summary>
    /// <param name="training">The training part.</param>
    /// <param name="steps">The steps in their order.</param>
    /// <returns>The fitted pipeline.</returns>
    /// <exception cref="DataException">There are too few samples, or a number is missing or infinite.</exception>
    /// <exception cref="ShapeException">The samples have a shape a step cannot take.</exception>
    /// <example><code>
    /// var pipeline = Pipeline.Fit(train, new StandardScaler(), new PCA(2));
    /// var points = pipeline.Transform(test);
    /// </code></example>
    public static Pipeline Fit(Dataset training, params IEnumerable<Preprocessor> steps) => (Pipeline)new Pipeline(steps).FitTo(training);

    /// <summary>A pipeline from what <see cref="ToJson"/> wrote, with the same bits.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The pipeline, fitted if the written one was.</returns>
    /// <exception cref="DataException">The text is not a written pipeline; the message says where.</exception>
    public static Pipeline FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            return StepReader.Read(document.RootElement, "$") as Pipeline
                ?? throw new DataException("Preprocessing as JSON: $.step must be Pipeline.");
        }
        catch (JsonException cause)
        {
            throw new DataException($"This is no pipeline written as JSON: {cause.Message}", cause);
        }
    }

    /// <summary>The pipeline as text: its steps, their options and all they have learned, in full precision.</summary>
    /// <returns>JSON for <see cref="FromJson"/>.</returns>
    /// <example><code>
    /// var text = Pipeline.Fit(train, new StandardScaler()).ToJson();
    /// var same = Pipeline.FromJson(text);
    /// </code></example>
    public string ToJson() => StepWriter.Of(this).ToJsonString();

    /// <inheritdoc/>
    public override Tensor Transform(Tensor features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return IsFitted ? Steps.Aggregate(features, (rows, step) => step.Transform(rows)) : throw NotFitted();
    }

    /// <inheritdoc/>
    public override Tensor InverseTransform(Tensor features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return IsFitted ? Steps.Reverse().Aggregate(features, (rows, step) => step.InverseTransform(rows)) : throw NotFitted();
    }

    internal override IReadOnlyList<string>? NamesAfter(IReadOnlyList<string> names) =>
        Steps.Aggregate(names, (before, step) => step.NamesAfter(before) ?? before);

    internal override Preprocessor Unfitted() => new Pipeline(Steps.Select(step => step.Unfitted()));

    internal override Preprocessor Learn(Dataset training)
    {
        var fitted = new List<Preprocessor>();
        foreach (var step in Steps)
        {
            fitted.Add(step.FitTo(training));
            if (fitted.Count < Steps.Count)
            {
                training = fitted[^1].Transform(training);
            }
        }

        return new Pipeline(fitted);
    }

    internal override void Write(StepWriter json) => json.Write("steps", Steps);

    internal static Pipeline From(StepReader json)
    {
        var steps = json.StepList("steps");
        try
        {
            return new Pipeline(steps);
        }
        catch (ArgumentException cause) when (cause is not DataException)
        {
            throw json.Wrong("steps", "an array of 1 to 100 steps, all fitted or none");
        }
    }
}
