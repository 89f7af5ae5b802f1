namespace NotebookNet;

/// <summary>
/// How a model gets better with more data: it is trained on growing parts of the training data, and measured on what it was trained
/// on and on what it has never seen. scikit-learn: <c>learning_curve</c>.
/// </summary>
/// <remarks>
/// Two curves that meet high are good; that meet low say that the model is too simple; a gap between them says that it over-fits, and
/// that more data would help. The smaller parts of a fold lie in its larger ones.
/// </remarks>
/// <example><code>
/// LearningCurve.Run(
///     () => Model.Input(4).Dense(10, Activation.ReLU).Dense(3, Activation.Softmax)
///         .Compile(new Adam(0.02), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy),
///     Datasets.Iris(), sizes: [0.2, 0.6, 1], epochs: 5, seed: 1)
/// </code></example>
public static class LearningCurve
{
    // Far from the numbers of repetitions.
    private const int FirstStream = 500_000;

    private static readonly double[] DefaultSizes = [0.1, 0.325, 0.55, 0.775, 1];

    /// <summary>Trains and tests a model on growing parts of each fold's training data.</summary>
    /// <param name="builder">Makes a new, compiled model each time.</param>
    /// <param name="data">The data.</param>
    /// <param name="sizes">The parts as fractions of the smallest training part, above 0 and up to 1; 0.1 to 1 in five steps when null.</param>
    /// <param name="splitter">How the data is cut; when null five folds, stratified when the labels are classes.</param>
    /// <param name="epochs">How often each training sees its samples.</param>
    /// <param name="batchSize">How many samples a step looks at.</param>
    /// <param name="seed">Fixes folds, parts, initial weights and all else that is random; another choice each time when null.</param>
    /// <param name="callbacks">Makes new callbacks for each training.</param>
    /// <param name="parallel">Whether trainings run side by side.</param>
    /// <param name="progress">Whether progress is shown, where the host can update it.</param>
    /// <param name="cancellation">Stops; the sizes that are complete are the result.</param>
    /// <returns>The scores over the sizes, which draw themselves.</returns>
    /// <exception cref="ArgumentException">The builder gives no new, compiled model, or there is no size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is not above 0 and up to 1.</exception>
    /// <exception cref="DataException">The data cannot be cut this way.</exception>
    public static LearningCurveResult Run(
        Func<Model> builder,
        Dataset data,
        IReadOnlyList<double>? sizes = null,
        Splitter? splitter = null,
        int epochs = 1,
        int batchSize = 32,
        int? seed = null,
        Func<IReadOnlyList<Callback>>? callbacks = null,
        bool parallel = true,
        bool progress = true,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(data);
        var settings = new TrialSettings(epochs, batchSize, seed ?? Seeds.New(), callbacks, ValidationSplit: 0).Checked();
        splitter ??= CrossValidation.DefaultSplitter(data);
        var folds = splitter.Split(data, settings.Seed);
        var counts = Counts(sizes ?? DefaultSizes, folds.Min(fold => fold.Train.Count));
        int[][] rows = [.. folds.Select((fold, i) =>
        {
            int[] train = [.. fold.Train];
            Splitter.Random(settings.Seed, FirstStream + i).Shuffle(train.AsSpan());
            return train;
        })];
        var models = TrialSettings.Build(builder, counts.Length * folds.Count);
        var shown = new FoldProgress("Learning curve", "trainings", models.Length, progress);
        var results = FoldJobs.Run(
            models.Length,
            (i, stop) =>
            {
                var (size, fold) = (i / folds.Count, i % folds.Count);
                var training = data.Select(rows[fold][..counts[size]]);
                return settings.Train(models[i], training, fold, stop) is null
                    ? null
                    : Tuple.Create(models[i].Evaluate(training), models[i].Evaluate(data.Select(folds[fold].Test)));
            },
            parallel, shown.Report, cancellation);

        var complete = counts.Where((_, i) => results.Skip(i * folds.Count).Take(folds.Count).All(result => result is not null)).ToArray();
        return new LearningCurveResult(
            complete,
            [.. counts.Select((count, i) => (count, i)).Where(pair => complete.Contains(pair.count))
                .Select(pair => results.Skip(pair.i * folds.Count).Take(folds.Count).Select(result => (result!.Item1, result.Item2)).ToArray())],
            counts.Length, splitter, settings.Seed);
    }

    private static int[] Counts(IReadOnlyList<double> sizes, int largest)
    {
        if (sizes.Count == 0)
        {
            throw new ArgumentException("A learning curve needs at least one size, such as [0.2, 0.6, 1].", nameof(sizes));
        }

        foreach (var size in sizes)
        {
            if (size is not (> 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(sizes), size, FormattableString.Invariant(
                    $"A size is a fraction of the training part, above 0 and up to 1; got {size}."));
            }
        }

        // Rounded first: 0.7 of 10 is 7, whatever 0.7 is in binary.
        return [.. sizes.Select(size => Math.Max(1, (int)Math.Round(size * largest, 9))).Distinct().Order()];
    }
}
