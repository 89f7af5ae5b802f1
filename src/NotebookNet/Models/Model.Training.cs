using NotebookNet.Training;

namespace NotebookNet;

/// <content>Compiling and training.</content>
public sealed partial class Model
{
    private OptimizerState _optimizerState = new();
    private IReadOnlyList<double> _lossWeights = [];

    /// <summary>How weights follow their gradients; null before <c>Compile</c>.</summary>
    public Optimizer? Optimizer { get; private set; }

    /// <summary>What training makes small, at the first output when there are several; null before <c>Compile</c>.</summary>
    public Loss? Loss => Losses.Count == 0 ? null : Losses[0];

    /// <summary>What training makes small, at each output.</summary>
    public IReadOnlyList<Loss> Losses { get; private set; } = [];

    /// <summary>What is watched besides the loss, at the first output when there are several.</summary>
    public IReadOnlyList<Metric> Metrics => OutputMetrics.Count == 0 ? [] : OutputMetrics[0];

    /// <summary>What is watched besides the loss, at each output.</summary>
    internal IReadOnlyList<IReadOnlyList<Metric>> OutputMetrics { get; private set; } = [];

    /// <summary>The name of the layer at each output.</summary>
    internal IReadOnlyList<string> OutputNames => [.. _graph.Outputs.Select(node => _graph.LayerOf(node).Name)];

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
        RequireOneOutput("Compile with one loss");
        return Compile(optimizer, [loss], null, [metrics.ToArray()]);
    }

    /// <summary>Says how a model with several outputs is to be trained: one loss per output; their weighted sum is made small.</summary>
    /// <param name="optimizer">How weights follow their gradients.</param>
    /// <param name="losses">One loss per output.</param>
    /// <param name="lossWeights">How much each output counts; all 1 when null.</param>
    /// <param name="metrics">What is watched at each output; nothing when null.</param>
    /// <returns>This model.</returns>
    /// <exception cref="ArgumentException">There is not one loss, weight or list of metrics per output.</exception>
    /// <exception cref="InvalidOperationException">The model has no layers.</exception>
    public Model Compile(
        Optimizer optimizer,
        IReadOnlyList<Loss> losses,
        IReadOnlyList<double>? lossWeights = null,
        IReadOnlyList<IReadOnlyList<Metric>>? metrics = null)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(losses);
        if (Layers.Count == 0)
        {
            throw new InvalidOperationException("The model has no layers yet; add some before Compile, for example .Dense(3, Activation.Softmax).");
        }

        var outputs = _graph.Outputs.Count;
        if (losses.Count != outputs || (lossWeights?.Count ?? outputs) != outputs || (metrics?.Count ?? outputs) != outputs)
        {
            throw new ArgumentException(
                $"The model has {outputs} outputs, so Compile needs one loss for each, and as many weights and lists of metrics if any; got {losses.Count} losses, {lossWeights?.Count ?? 0} weights, {metrics?.Count ?? 0} lists of metrics.",
                nameof(losses));
        }

        foreach (var loss in losses)
        {
            ArgumentNullException.ThrowIfNull(loss, nameof(losses));
        }

        metrics ??= [.. losses.Select(_ => Array.Empty<Metric>())];
        foreach (var watched in metrics)
        {
            CheckMetrics(watched);
        }

        Optimizer = optimizer;
        Losses = [.. losses];
        OutputMetrics = metrics;
        _lossWeights = lossWeights ?? [.. losses.Select(_ => 1.0)];
        _optimizerState = new OptimizerState();
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
    /// <param name="callbacks">What is done besides, such as <see cref="EarlyStopping"/>; in this order.</param>
    /// <param name="initialEpoch">
    /// How many epochs the model has been trained before: a training that is continued with the same seed and data, from the epoch
    /// where it ended, takes the very steps it would have taken without the break. <paramref name="epochs"/> is then the number of the
    /// last epoch. Keras: <c>initial_epoch</c>.
    /// </param>
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
        IReadOnlyList<Callback>? callbacks = null,
        int initialEpoch = 0,
        TimeSpan? maxTime = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(initialEpoch);
        if (initialEpoch >= epochs)
        {
            throw new ArgumentOutOfRangeException(nameof(initialEpoch), initialEpoch,
                $"epochs is the number of the last epoch, so it must be larger than initialEpoch; got epochs: {epochs} and initialEpoch: {initialEpoch}.");
        }

        if (maxTime <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(maxTime), maxTime, "The time budget must be positive.");
        }

        (data, validation) = WithValidation(data, validation, validationSplit);
        RequireLoss("Fit");
        var preprocessing = FittedPreprocessing(data);
        if (preprocessing is not null)
        {
            (data, validation) = (preprocessing.Transform(data), validation is null ? null : preprocessing.Transform(validation));
        }

        CheckData(data, "Fit");
        if (validation is not null)
        {
            CheckData(validation, "The validation in Fit");
        }

        // Only now: data that cannot be trained on teach nothing.
        Preprocessing = preprocessing;
        Names = (data.FeatureNames, data.ClassNames);
        var chosenSeed = seed ?? Seeds.New();
        foreach (var layer in Layers)
        {
            layer.DrawIfUntouched(chosenSeed);
        }

        // No batch is larger than the data; so "all in one batch" may be asked for with any large number.
        var options = new FitOptions(epochs, Math.Min(batchSize, data.Count), chosenSeed, shuffle, progress, callbacks, initialEpoch, maxTime, cancellation);
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
    /// <param name="callbacks">What is done besides, such as <see cref="EarlyStopping"/>; in this order.</param>
    /// <param name="initialEpoch">
    /// How many epochs the model has been trained before: a training that is continued with the same seed and data, from the epoch
    /// where it ended, takes the very steps it would have taken without the break. <paramref name="epochs"/> is then the number of the
    /// last epoch. Keras: <c>initial_epoch</c>.
    /// </param>
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
        IReadOnlyList<Callback>? callbacks = null,
        int initialEpoch = 0,
        TimeSpan? maxTime = null,
        CancellationToken cancellation = default) =>
        Fit(new Dataset(features, labels), epochs, batchSize, validation, validationSplit, seed, shuffle, progress, callbacks, initialEpoch, maxTime, cancellation);

    /// <summary>The weighted sum of the outputs' losses.</summary>
    internal Tensor TotalLoss(IReadOnlyList<Tensor> losses) =>
        losses.Select((loss, i) => _lossWeights[i] == 1 ? loss : loss * _lossWeights[i]).Aggregate((sum, loss) => sum + loss);

    /// <summary>The penalties on weights, each a single number.</summary>
    internal IEnumerable<Tensor> WeightPenalties() =>
        Layers.SelectMany(layer => layer.RegularizedWeights).Select(pair => pair.Regularizer.Penalty(pair.Weight));

    /// <summary>Another learning rate from the next step on; what the optimizer remembers stays.</summary>
    internal void ChangeLearningRate(double rate) => Optimizer = Optimizer! with { LearningRate = rate };

    /// <summary>Another optimizer from the next step on; what the one before remembers stays.</summary>
    internal void ChangeOptimizer(Optimizer optimizer) => Optimizer = optimizer;

    /// <summary>An optimizer with what it remembers.</summary>
    internal void RestoreOptimizer(Optimizer? optimizer, OptimizerState state) => (Optimizer, _optimizerState) = (optimizer, state);

    /// <summary>What the optimizer remembers is dropped: the next step is its first.</summary>
    internal void ForgetOptimizerState() => _optimizerState = new OptimizerState();

    /// <summary>Brings the weights that have a constraint back to where they are allowed to be.</summary>
    internal void Constrain()
    {
        // Counted rather than enumerated: an enumerator would be an allocation in each training step.
        for (var i = 0; i < Layers.Count; i++)
        {
            Layers[i].Constrain();
        }
    }

    private static void CheckMetrics(IReadOnlyList<Metric> metrics)
    {
        if (metrics.Any(metric => metric is null))
        {
            throw new ArgumentException("A metric is null; leave it out, or give for example Metric.Accuracy.", nameof(metrics));
        }

        var twice = metrics.Select(metric => metric.Name).Prepend("loss").GroupBy(name => name).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new ArgumentException($"Two values would be called '{twice.Key}' in the history; name each metric once. The loss is always watched.", nameof(metrics));
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
        RequireLoss(who);
        data.CheckUsable(who);
        CheckSamples([.. data.FeatureRows.Select(rows => rows.Shape)], who);
        if (data.AllLabels.Count != Losses.Count)
        {
            throw new ShapeException($"{who}: the model has {Losses.Count} outputs, so the data needs as many tensors of labels; got {data.AllLabels.Count}.");
        }

        for (var i = 0; i < Losses.Count; i++)
        {
            Losses[i].CheckLabels(OutputShapes[i], data.AllLabels[i].Shape.WithoutFirst());
            Losses[i].CheckLabelValues(OutputShapes[i], data.AllLabels[i]);
        }
    }

    private void RequireLoss(string who) => _ = Loss ?? throw new InvalidOperationException(
        $"{who} needs a compiled model: call .Compile(new Adam(), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy) first (with the loss that fits your labels).");
}
