namespace NotebookNet;

/// <summary>Something that is done while <c>Fit</c> runs: at its begin and end, around each epoch, after each batch. Keras: <c>Callback</c>.</summary>
/// <remarks>
/// <para>
/// Derive from it and override what you need, or give a <see cref="LambdaCallback"/> some functions. Callbacks are called in the order
/// they are given to <c>Fit</c>. Every hook sees the same <see cref="TrainingContext"/>: the model, the epoch, what was measured so far,
/// the learning rate, and <see cref="TrainingContext.StopTraining"/>.
/// </para>
/// <para>
/// A callback keeps what it remembers of a training in its own fields, and <see cref="OnTrainBegin"/> is where it forgets the training
/// before. So one object may serve several trainings one after the other, but not two at the same time. An exception in a callback
/// ends the training and reaches the caller of <c>Fit</c>; the model keeps what it has learned.
/// </para>
/// </remarks>
/// <example><code>
/// class StopAtAccuracy(double goal) : Callback
/// {
///     public override void OnEpochEnd(TrainingContext context)
///     {
///         if (context.Logs["accuracy"] >= goal)
///         {
///             context.StopTraining($"The accuracy has reached {goal}.");
///         }
///     }
/// }
///
/// model.Fit(train, epochs: 50, callbacks: [new StopAtAccuracy(0.9)])
/// </code></example>
public abstract class Callback
{
    private int _inUse;

    /// <summary>Before the first epoch. An exception here ends <c>Fit</c> before the model has changed.</summary>
    /// <param name="context">The training.</param>
    public virtual void OnTrainBegin(TrainingContext context)
    {
    }

    /// <summary>After the last epoch, however the training ended. The history is complete, and the weights are what the user gets.</summary>
    /// <param name="context">The training.</param>
    public virtual void OnTrainEnd(TrainingContext context)
    {
    }

    /// <summary>Before the first batch of an epoch.</summary>
    /// <param name="context">The training.</param>
    public virtual void OnEpochBegin(TrainingContext context)
    {
    }

    /// <summary>After an epoch, when it has been measured on training and validation data. An epoch that was interrupted has no end.</summary>
    /// <param name="context">The training.</param>
    public virtual void OnEpochEnd(TrainingContext context)
    {
    }

    /// <summary>After each batch, when the weights have changed. Keras: <c>on_train_batch_end</c>.</summary>
    /// <param name="context">The training; its <see cref="TrainingContext.Logs"/> are means over the epoch so far.</param>
    public virtual void OnBatchEnd(TrainingContext context)
    {
    }

    /// <summary>Takes the callback for one training; false when another one has it.</summary>
    internal bool TryTake() => Interlocked.CompareExchange(ref _inUse, 1, 0) == 0;

    /// <summary>Gives it back.</summary>
    internal void Release() => Volatile.Write(ref _inUse, 0);
}
