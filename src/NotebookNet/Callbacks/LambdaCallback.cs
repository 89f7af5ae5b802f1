namespace NotebookNet;

/// <summary>A callback made of functions, written where it is used. Keras: <c>LambdaCallback</c>.</summary>
/// <example><code>
/// var report = new LambdaCallback(onEpochEnd: context => Console.WriteLine($"epoch {context.Epoch}: {context.Logs["loss"]:0.000}"));
/// model.Fit(train, epochs: 3, callbacks: [report])
/// </code></example>
public sealed class LambdaCallback : Callback
{
    private readonly Action<TrainingContext>? _onTrainBegin;
    private readonly Action<TrainingContext>? _onTrainEnd;
    private readonly Action<TrainingContext>? _onEpochBegin;
    private readonly Action<TrainingContext>? _onEpochEnd;
    private readonly Action<TrainingContext>? _onBatchEnd;

    /// <summary>A callback made of functions; those that are null do nothing.</summary>
    /// <param name="onEpochEnd">After each epoch.</param>
    /// <param name="onEpochBegin">Before each epoch.</param>
    /// <param name="onBatchEnd">After each batch.</param>
    /// <param name="onTrainBegin">Before the first epoch.</param>
    /// <param name="onTrainEnd">After the last epoch.</param>
    public LambdaCallback(
        Action<TrainingContext>? onEpochEnd = null,
        Action<TrainingContext>? onEpochBegin = null,
        Action<TrainingContext>? onBatchEnd = null,
        Action<TrainingContext>? onTrainBegin = null,
        Action<TrainingContext>? onTrainEnd = null)
    {
        (_onTrainBegin, _onTrainEnd) = (onTrainBegin, onTrainEnd);
        (_onEpochBegin, _onEpochEnd, _onBatchEnd) = (onEpochBegin, onEpochEnd, onBatchEnd);
    }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context) => _onTrainBegin?.Invoke(context);

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context) => _onTrainEnd?.Invoke(context);

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingContext context) => _onEpochBegin?.Invoke(context);

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context) => _onEpochEnd?.Invoke(context);

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext context) => _onBatchEnd?.Invoke(context);
}
