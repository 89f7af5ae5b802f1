namespace NotebookNet;

/// <content>Preprocessing that belongs to the model.</content>
public sealed partial class Model
{
    /// <summary>
    /// What is done to samples before the first layer sees them, fitted once the model has been trained; null when nothing is.
    /// </summary>
    public Pipeline? Preprocessing { get; private set; }

    /// <summary>
    /// Puts preprocessing in front of the model: <c>Fit</c> learns it from exactly what the model trains on (not from the validation,
    /// nor from the part that <c>validationSplit</c> takes away), and <c>Fit</c>, <c>Evaluate</c>, <c>Predict</c>, <c>Diagram</c> and
    /// <c>DecisionRegions</c> apply it. So the test part cannot leak into it, and samples are given in their own units everywhere.
    /// It changes this model.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Steps that are fitted already stay as they are, and so does preprocessing that an earlier <c>Fit</c> has learned: a training that is
    /// continued sees the numbers it saw before. To learn anew, attach unfitted steps again.
    /// </para>
    /// <para>
    /// <c>Model.Input(…)</c> is the shape after preprocessing: behind <c>new PCA(2)</c> it is 2. <c>Forward</c> computes the layers alone.
    /// Like <c>Compile</c>, call it after the last layer: a chain that is continued, or a model that is made part of another, does not
    /// take its preprocessing along.
    /// </para>
    /// </remarks>
    /// <param name="steps">The steps in their order, or one <see cref="Pipeline"/>; none takes the preprocessing away.</param>
    /// <returns>This model.</returns>
    /// <exception cref="ArgumentException">A step is null, only some steps are fitted, or the model has several inputs.</exception>
    /// <example><code>
    /// var classifier = Model.Input(4).Dense(8, Activation.ReLU).Dense(3, Activation.Softmax)
    ///     .Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy)
    ///     .Preprocess(new SimpleImputer(), new StandardScaler());
    /// classifier.Fit(train, epochs: 5, validationSplit: 0.2, seed: 1, progress: false);
    /// classifier.Evaluate(test)
    /// </code></example>
    public Model Preprocess(params IReadOnlyList<Preprocessor> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        if (_graph.Inputs.Count > 1 && steps.Count > 0)
        {
            throw new ArgumentException($"Preprocessing takes models with one input; this one has {_graph.Inputs.Count}. Transform each tensor before it goes into the data set.", nameof(steps));
        }

        Preprocessing = steps.Count == 0 ? null : steps is [Pipeline pipeline] ? pipeline : new Pipeline(steps);
        return this;
    }

    /// <summary>The pipeline as it will be after training on this data: fitted to it, unless it is fitted already.</summary>
    private Pipeline? FittedPreprocessing(Dataset training) =>
        Preprocessing is { IsFitted: false } pipeline ? (Pipeline)pipeline.FitTo(training) : Preprocessing;

    /// <summary>Data as the first layer sees them.</summary>
    private Dataset Preprocessed(Dataset data) => Preprocessing is null ? data : Learned(Preprocessing).Transform(data);

    /// <summary>Samples as the first layer sees them.</summary>
    private Tensor Preprocessed(Tensor samples) => Preprocessing is null ? samples : Learned(Preprocessing).Transform(samples);

    private static Pipeline Learned(Pipeline pipeline) => pipeline.IsFitted ? pipeline : throw new InvalidOperationException(
        "The model's preprocessing has not learned anything yet: it learns in Fit, from the training data. Call Fit first, or attach fitted steps.");
}
