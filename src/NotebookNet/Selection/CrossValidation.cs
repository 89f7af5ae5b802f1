namespace NotebookNet;

/// <summary>
/// Trains and tests a model several times, each time on other parts of the data: the mean tells how good it is, the deviation how far
/// one such number can be trusted. scikit-learn: <c>cross_validate</c>.
/// </summary>
/// <remarks>
/// Fold i trains a new model with seed + i on its training part and evaluates it on its test part, which it has never seen. Folds run
/// side by side; the results are the same bits as one after the other.
/// </remarks>
/// <example><code>
/// Model Build() => Model.Input(4).Dense(10, Activation.ReLU).Dense(3, Activation.Softmax)
///     .Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);
///
/// var result = CrossValidation.Run(Build, Datasets.Iris(), epochs: 20, seed: 1);
/// var accuracy = result.Mean("accuracy");
/// result                       // draws the scores of the folds
/// </code></example>
public static class CrossValidation
{
    private const int DefaultFolds = 5;

    /// <summary>Trains and tests a model on each fold.</summary>
    /// <param name="builder">Makes a new, compiled model each time; preprocessing belongs inside, so that it is fitted on each fold's training part alone.</param>
    /// <param name="data">The data.</param>
    /// <param name="splitter">How the data is cut; when null five folds, stratified when the labels are classes.</param>
    /// <param name="epochs">How often each training sees its samples.</param>
    /// <param name="batchSize">How many samples a step looks at.</param>
    /// <param name="seed">Fixes folds, initial weights and all else that is random; another choice each time when null.</param>
    /// <param name="callbacks">Makes new callbacks for each fold, such as <c>() => [new EarlyStopping()]</c>.</param>
    /// <param name="validationSplit">This fraction of each training part, from its end, is not trained on but watched, as early stopping wants it.</param>
    /// <param name="parallel">Whether folds run side by side.</param>
    /// <param name="progress">Whether progress is shown, where the host can update it.</param>
    /// <param name="cancellation">Stops; the folds that are complete are the result.</param>
    /// <returns>The scores of each fold, which draw themselves.</returns>
    /// <exception cref="ArgumentException">The builder gives no compiled model, or not a new one each time.</exception>
    /// <exception cref="DataException">The data cannot be cut this way.</exception>
    /// <exception cref="ShapeException">Samples or labels do not fit the model.</exception>
    public static CrossValidationResult Run(
        Func<Model> builder,
        Dataset data,
        Splitter? splitter = null,
        int epochs = 1,
        int batchSize = 32,
        int? seed = null,
        Func<IReadOnlyList<Callback>>? callbacks = null,
        double validationSplit = 0,
        bool parallel = true,
        bool progress = true,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return Compare([("model", builder)], data, splitter, epochs, batchSize, seed, callbacks, validationSplit, parallel, progress, cancellation).Results[0];
    }

    /// <summary>Trains and tests several candidates on the same folds with the same seeds.</summary>
    /// <param name="candidates">The candidates: a name, and what makes a new, compiled model each time.</param>
    /// <param name="data">The data.</param>
    /// <param name="splitter">How the data is cut; when null five folds, stratified when the labels are classes.</param>
    /// <param name="epochs">How often each training sees its samples.</param>
    /// <param name="batchSize">How many samples a step looks at.</param>
    /// <param name="seed">Fixes folds, initial weights and all else that is random; another choice each time when null.</param>
    /// <param name="callbacks">Makes new callbacks for each training.</param>
    /// <param name="validationSplit">This fraction of each training part, from its end, is not trained on but watched.</param>
    /// <param name="parallel">Whether trainings run side by side.</param>
    /// <param name="progress">Whether progress is shown, where the host can update it.</param>
    /// <param name="cancellation">Stops; the folds that are complete are the result.</param>
    /// <returns>The scores of each candidate, which draw themselves in one picture.</returns>
    /// <exception cref="ArgumentException">There is no candidate, a name comes twice, or a builder gives no new, compiled model.</exception>
    /// <exception cref="DataException">The data cannot be cut this way.</exception>
    /// <exception cref="ShapeException">Samples or labels do not fit the model.</exception>
    /// <example><code>
    /// Model Wide(int units) => Model.Input(4).Dense(units, Activation.ReLU).Dense(3, Activation.Softmax)
    ///     .Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);
    ///
    /// CrossValidation.Compare([("4 units", () => Wide(4)), ("16 units", () => Wide(16))], Datasets.Iris(), epochs: 10, seed: 1)
    /// </code></example>
    public static ModelComparison Compare(
        IReadOnlyList<(string Name, Func<Model> Builder)> candidates,
        Dataset data,
        Splitter? splitter = null,
        int epochs = 1,
        int batchSize = 32,
        int? seed = null,
        Func<IReadOnlyList<Callback>>? callbacks = null,
        double validationSplit = 0,
        bool parallel = true,
        bool progress = true,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(data);
        CheckNames(candidates);
        var settings = new TrialSettings(epochs, batchSize, seed ?? Seeds.New(), callbacks, validationSplit).Checked();
        splitter ??= DefaultSplitter(data);
        var folds = splitter.Split(data, settings.Seed);
        Model[] models = [.. candidates.SelectMany(candidate => TrialSettings.Build(candidate.Builder, folds.Count))];
        var shown = new FoldProgress("Cross-validation", "trainings", models.Length, progress);
        var results = FoldJobs.Run(
            models.Length,
            (i, stop) => Try(models[i], data, folds[i % folds.Count], i % folds.Count, settings, stop),
            parallel, shown.Report, cancellation);
        return new ModelComparison(
        [
            .. candidates.Select((candidate, i) => new CrossValidationResult(
                candidate.Name, [.. results.Skip(i * folds.Count).Take(folds.Count).OfType<FoldResult>()], folds.Count, splitter, settings.Seed)),
        ]);
    }

    /// <summary>Five folds, stratified where that is possible.</summary>
    internal static Splitter DefaultSplitter(Dataset data) =>
        data.HasClasses && data.ClassCounts().DefaultIfEmpty(0).Max() >= DefaultFolds ? new StratifiedKFold(DefaultFolds) : new KFold(DefaultFolds);

    private static FoldResult? Try(Model model, Dataset data, Fold fold, int index, TrialSettings settings, CancellationToken stop)
    {
        var (train, test) = fold.Of(data);
        return settings.Train(model, train, index, stop) is { } history
            ? new FoldResult(index + 1, train.Count, test.Count, model.Evaluate(test), history, model)
            : null;
    }

    private static void CheckNames(IReadOnlyList<(string Name, Func<Model> Builder)> candidates)
    {
        if (candidates.Count == 0)
        {
            throw new ArgumentException("There is no candidate to compare; give at least one, such as (\"small\", () => Model.Input(4)….Compile(…)).", nameof(candidates));
        }

        foreach (var (name, builder) in candidates)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name, nameof(candidates));
            ArgumentNullException.ThrowIfNull(builder, nameof(candidates));
        }

        if (candidates.GroupBy(candidate => candidate.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two candidates are called '{twice.Key}'; give each a name of its own.", nameof(candidates));
        }
    }
}
