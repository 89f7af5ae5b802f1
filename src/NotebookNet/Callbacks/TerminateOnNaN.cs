namespace NotebookNet;

/// <summary>
/// Ends the training when the loss or a weight is no longer a finite number. <c>Fit</c> always does so, with an explanation, and goes
/// back to the weights of the last whole epoch; this callback makes it visible in the code, or leaves the broken weights to be looked
/// at. Keras: <c>TerminateOnNaN</c>.
/// </summary>
/// <example><code>
/// var broken = Model.Input(4).Dense(1).Compile(new SGD(1e30), Loss.MeanSquaredError);
/// broken.Fit(train, callbacks: [new TerminateOnNaN(restoreWeights: false)]);
/// broken.Layers[0].Weights[0]   // what the explosion has left
/// </code></example>
public sealed class TerminateOnNaN : Callback
{
    /// <summary>Ends the training when the loss or a weight is no longer a finite number.</summary>
    /// <param name="restoreWeights">Whether the model goes back to the weights of the last whole epoch.</param>
    public TerminateOnNaN(bool restoreWeights = true) => RestoreWeights = restoreWeights;

    /// <summary>Whether the model goes back to the weights of the last whole epoch.</summary>
    public bool RestoreWeights { get; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.RestoresWhenDiverged = RestoreWeights;
    }
}
