using NotebookNet.Training;

namespace NotebookNet;

/// <content>Compiling and training.</content>
public sealed partial class Model
{
    private OptimizerState _optimizerState = new();

    /// <summary>How weights follow their gradients; null before <see cref="Compile"/>.</summary>
    public Optimizer? Optimizer { get; private set; }

    /// <summary>What training makes small; null before <see cref="Compile"/>.</summary>
    public Loss? Loss { get; private set; }

    /// <summary>What is watched besides the loss.</summary>
    public IReadOnlyList<Metric> Metrics { get; private set; } = [];

    /// <summary>What the optimizer remembers between steps.</summary>
    internal OptimizerState OptimizerState => _optimizerState;

    /// <summary>What the inputs and outputs are called, learned from the data.</summary>
    internal (IReadOnlyList<string>? Features, IReadOnlyList<string>? Classes) Names { get; private set; }

    /// <summary>Says how the model is to be trained. It changes this model, and forgets what an earlier optimizer remembered.</summary>
    /// <param name="optimizer">How weights follow their gradients.</param>
    /// <param name="loss">What training makes small.</param>
    /// <param name="metrics">What is watched besides.</param>
    /// <returns>This model.</returns>
    /// <exception cref="InvalidOperationException">The model has no layers.</exception>
    /// <exception cref="ArgumentException">A metric comes twice.</exception>
    public Model Compile(Optimizer optimizer, Loss loss, params ReadOnlySpan<Metric> metrics)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(loss);
        if (_layers.Length == 0)
        {
            throw new InvalidOperationException("The model has no layers yet; add some before Compile, for example .Dense(3, Activation.Softmax).");
        }

        Metric[] watched = metrics.ToArray();
        if (Array.Exists(watched, metric => metric is null))
        {
            throw new ArgumentException("A metric is null; leave it out, or give for example Metric.Accuracy.", nameof(metrics));
        }

        var twice = watched.Select(metric => metric.Name).Prepend("loss").GroupBy(name => name).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new ArgumentException($"Two values would be called '{twice.Key}' in the history; name each metric once. The loss is always watched.", nameof(metrics));
        }

        Optimizer = optimizer;
        Loss = loss;
        Metrics = watched;
        ForgetOptimizerState();
        return this;
    }

    /// <summary>Trains the model, and shows how it goes while it does. Keras: <c>fit</c>.</summary>
    /// <param name="data">The training data.</param>
    /// <param name="epochs">How often all samples are seen.</param>
    /// <param name="batchSize">How many samples a step looks at; the last batch of an epoch may be smaller.</param>
    /// <param name="validation">Data to watch after each epoch, which is not trained on.</param>
    /// <param name="validationSplit">Instead: this fraction of the data, taken from its end before shuffling.</param>
    /// <param name="seed">Fixes initial weights (of a model that has not been trained), shuffling and all else that is random.</param>
    /// <param name="shuffle">Whether the samples come in another order in each epoch.</param>
    /// <param name="progress">Whether progress is shown.</param>
    /// <param name="maxTime">Stops when this time is over.</param>
    /// <param name="cancellation">Stops within one batch when cancelled.</param>
    /// <returns>
    /// The course of the training. When it stopped early (cancelled, out of time, or the loss was no longer a number) the
    /// history says so and why, and the model keeps usable weights.
    /// </returns>
    /// <exception cref="InvalidOperationException">The model is not compiled.</exception>
    /// <exception cref="ShapeException">Samples or labels do not fit the model.</exception>
    /// <exception cref="DataException">There are no samples, or a number is missing or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class of the network or no probability, or an option is outside its range.</exception>
    public History Fit(
        Dataset data,
        int epochs = 1,
        int batchSize = 32,
        Dataset? validation = null,
        double validationSplit = 0,
        int? seed = null,
        bool shuffle = true,
        bool progress = true,
        TimeSpan? maxTime = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (maxTime <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(maxTime), maxTime, "The time budget must be positive.");
        }

        (data, validation) = WithValidation(data, validation, validationSplit);
        CheckData(data, "Fit");
        if (validation is not null)
        {
            CheckData(validation, "The validation in Fit");
        }

        Names = (data.FeatureNames, data.ClassNames);
        var chosenSeed = seed ?? Seeds.New();
        foreach (var layer in _layers)
        {
            layer.DrawIfUntouched(chosenSeed);
        }

        // No batch is larger than the data; so "all in one batch" may be asked for with any large number.
        var options = new FitOptions(epochs, Math.Min(batchSize, data.Count), chosenSeed, shuffle, progress, maxTime, cancellation);
        return new TrainingRun(this, data, validation, options).Run();
    }

    /// <summary>Trains the model on tensors or arrays. Keras: <c>fit</c>.</summary>
    /// <param name="features">The samples, (N, …).</param>
    /// <param name="labels">The labels, (N) or (N, K).</param>
    /// <param name="epochs">How often all samples are seen.</param>
    /// <param name="batchSize">How many samples a step looks at.</param>
    /// <param name="validation">Data to watch after each epoch.</param>
    /// <param name="validationSplit">Instead: this fraction of the data, taken from its end before shuffling.</param>
    /// <param name="seed">Fixes initial weights (of a model that has not been trained), shuffling and all else that is random.</param>
    /// <param name="shuffle">Whether the samples come in another order in each epoch.</param>
    /// <param name="progress">Whether progress is shown.</param>
    /// <param name="maxTime">Stops when this time is over.</param>
    /// <param name="cancellation">Stops within one batch when cancelled.</param>
    /// <returns>The course of the training.</returns>
    public History Fit(
        Tensor features,
        Tensor labels,
        int epochs = 1,
        int batchSize = 32,
        Dataset? validation = null,
        double validationSplit = 0,
        int? seed = null,
        bool shuffle = true,
        bool progress = true,
        TimeSpan? maxTime = null,
        CancellationToken cancellation = default) =>
        Fit(new Dataset(features, labels), epochs, batchSize, validation, validationSplit, seed, shuffle, progress, maxTime, cancellation);

    /// <summary>The penalties on weights, each a single number.</summary>
    internal IEnumerable<Tensor> WeightPenalties() =>
        _layers.SelectMany(layer => layer.RegularizedWeights).Select(pair => pair.Regularizer.Penalty(pair.Weight));

    /// <summary>What the optimizer remembers is dropped: the next step is its first.</summary>
    internal void ForgetOptimizerState() => _optimizerState = new OptimizerState();

    /// <summary>Brings the weights that have a constraint back to where they are allowed to be.</summary>
    internal void Constrain()
    {
        foreach (var layer in _layers)
        {
            layer.Constrain();
        }
    }

    private static (Dataset Training, Dataset? Validation) WithValidation(Dataset data, Dataset? validation, double split)
    {
        if (split == 0)
        {
            return (data, validation);
        }

        if (validation is not null)
        {
            throw new ArgumentException("Give either validation or validationSplit, not both.", nameof(validation));
        }

        var training = split is > 0 and < 1 ? (int)Math.Floor(data.Count * (1 - split)) : 0;
        return training > 0 && training < data.Count
            ? (data[..training], data[training..])
            : throw new ArgumentOutOfRangeException(nameof(split), split, FormattableString.Invariant(
                $"validationSplit must be a fraction between 0 and 1 that leaves both parts at least one of the {data.Count} samples; got {split}."));
    }

    /// <summary>Everything that can be wrong with data, said before the first step.</summary>
    private void CheckData(Dataset data, string who)
    {
        var loss = RequireLoss(who);
        data.CheckUsable(who);
        CheckSamples(data.Features, who);
        loss.CheckLabels(OutputShape, data.LabelShape);
        loss.CheckLabelValues(OutputShape, data.Labels);
    }

    private Loss RequireLoss(string who) => Loss ?? throw new InvalidOperationException(
        $"{who} needs a compiled model: call .Compile(new Adam(), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy) first (with the loss that fits your labels).");
}
