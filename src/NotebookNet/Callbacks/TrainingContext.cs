using NotebookNet.Training;

namespace NotebookNet;

/// <summary>A training while it runs, as its callbacks see and change it.</summary>
/// <example><code>
/// var halve = new LambdaCallback(onEpochBegin: context =>
/// {
///     if (context.Epoch > 1) { context.LearningRate /= 2; }
/// });
/// model.Fit(train, epochs: 3, callbacks: [halve]).LearningRates   // 0.01, 0.005, 0.0025
/// </code></example>
public sealed class TrainingContext
{
    private readonly ScoreBoard _board;
    private IReadOnlyDictionary<string, double>? _logs;

    internal TrainingContext(Model model, Dataset data, Dataset? validation, History history, ScoreBoard board, int stepsPerEpoch)
    {
        (Model, Data, Validation, History) = (model, data, validation, history);
        _board = board;
        StepsPerEpoch = stepsPerEpoch;
    }

    /// <summary>The model that is trained.</summary>
    public Model Model { get; }

    /// <summary>The training data.</summary>
    public Dataset Data { get; }

    /// <summary>The validation data; null when there is none.</summary>
    public Dataset? Validation { get; }

    /// <summary>The whole epochs so far.</summary>
    public History History { get; }

    /// <summary>The number of the last epoch that was asked for.</summary>
    public int Epochs => History.PlannedEpochs;

    /// <summary>The epoch that runs, from 1; 0 before the first.</summary>
    public int Epoch { get; private set; }

    /// <summary>How many batches of this epoch are done.</summary>
    public int Step { get; private set; }

    /// <summary>How many batches an epoch has.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>How many batches are done since epoch 1, those before <c>initialEpoch</c> included.</summary>
    public long TotalSteps => ((long)Math.Max(0, Epoch - 1) * StepsPerEpoch) + Step;

    /// <summary>What is measured at the end of an epoch: <c>loss</c>, the metrics, and the same with <c>val_</c>.</summary>
    public IReadOnlyList<string> Keys => History.Keys;

    /// <summary>
    /// What was measured: at the end of an epoch everything, after a batch the means over the epoch so far. At other times it is what
    /// came last.
    /// </summary>
    public IReadOnlyDictionary<string, double> Logs => _logs ??= _board.Read(prefix: string.Empty).ToDictionary();

    /// <summary>The loss of the last batch alone, penalties included.</summary>
    public double BatchLoss { get; private set; } = double.NaN;

    /// <summary>The learning rate of the next step; setting it gives the model a copy of its optimizer, and what that remembers stays.</summary>
    /// <exception cref="InvalidOperationException">It is set while the optimizer has a schedule.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive and finite.</exception>
    public double LearningRate
    {
        get => Model.Optimizer!.RateAt(Model.OptimizerState.Steps);
        set
        {
            RequireSettableRate("TrainingContext.LearningRate");
            Model.ChangeLearningRate(value);
        }
    }

    /// <summary>Whether a callback has stopped the training.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>Why it was stopped.</summary>
    internal string? StopReason { get; private set; }

    /// <summary>Whether a training that diverges goes back to the weights of the last whole epoch.</summary>
    internal bool RestoresWhenDiverged { get; set; } = true;

    /// <summary>Ends the training: after this epoch, or within it when it is called in <see cref="Callback.OnBatchEnd"/>. Keras: <c>stop_training</c>.</summary>
    /// <param name="reason">What the history says about it, as a sentence.</param>
    public void StopTraining(string? reason = null)
    {
        IsStopping = true;
        StopReason ??= reason;
    }

    /// <summary>Says so when the learning rate is not the callback's to change.</summary>
    internal void RequireSettableRate(string who)
    {
        if (Model.Optimizer!.Schedule is { } schedule)
        {
            throw new InvalidOperationException(
                $"{who} changes the learning rate, but the optimizer has a schedule, {schedule}, which sets the rate of every step. "
                + "Use one of them: compile the optimizer without Schedule, or leave the callback out.");
        }
    }

    /// <summary>Says so when a callback watches what is not measured.</summary>
    internal void RequireKey(string key, string who)
    {
        if (Keys.Contains(key))
        {
            return;
        }

        var cure = key.StartsWith("val_", StringComparison.Ordinal) && Validation is null
            ? " Fit has no validation data: give it some (validation: or validationSplit:), or watch a measure of the training data, such as \"loss\"."
            : " Metrics are chosen in Compile.";
        throw new ArgumentException($"{who} watches '{key}', which this training does not measure. It measures: {string.Join(", ", Keys)}.{cure}");
    }

    internal void BeginEpoch(int epoch) => (Epoch, Step) = (epoch, 0);

    internal void EndBatch(double loss)
    {
        Step++;
        BatchLoss = loss;
        _logs = null;
    }

    internal void EndEpoch(IReadOnlyDictionary<string, double> logs) => _logs = logs;
}
