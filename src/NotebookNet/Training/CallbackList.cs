namespace NotebookNet.Training;

/// <summary>The callbacks of one training, called in their order. Without callbacks nothing happens here, and nothing is allocated.</summary>
internal sealed class CallbackList
{
    private readonly Callback[] _callbacks;
    private readonly TrainingContext _context;
    private int _taken;
    private int _begun;

    public CallbackList(IReadOnlyList<Callback>? callbacks, TrainingContext context)
    {
        _callbacks = [.. callbacks ?? []];
        _context = context;
        var missing = Array.FindIndex(_callbacks, callback => callback is null);
        if (missing >= 0)
        {
            throw new ArgumentException($"Callback {missing + 1} is null; leave it out.", nameof(callbacks));
        }
    }

    /// <summary>Before the first epoch.</summary>
    public void TrainBegin()
    {
        foreach (var callback in _callbacks)
        {
            if (!callback.TryTake())
            {
                throw new InvalidOperationException(
                    $"This {callback.GetType().Name} belongs to a training that is running, or stands twice in the list; each training needs callback objects of its own.");
            }

            _taken++;
        }

        foreach (var callback in _callbacks)
        {
            callback.OnTrainBegin(_context);
            _begun++;
        }
    }

    /// <summary>Before an epoch.</summary>
    public void EpochBegin(int epoch)
    {
        _context.BeginEpoch(epoch);
        foreach (var callback in _callbacks)
        {
            callback.OnEpochBegin(_context);
        }
    }

    /// <summary>After a batch; the loss is of this batch alone.</summary>
    public void BatchEnd(double loss)
    {
        _context.EndBatch(loss);
        foreach (var callback in _callbacks)
        {
            callback.OnBatchEnd(_context);
        }
    }

    /// <summary>After an epoch.</summary>
    public void EpochEnd(IReadOnlyDictionary<string, double> logs)
    {
        _context.EndEpoch(logs);
        foreach (var callback in _callbacks)
        {
            callback.OnEpochEnd(_context);
        }
    }

    /// <summary>After the last epoch, or after an exception: who has begun may end, even when another one fails.</summary>
    public void TrainEnd()
    {
        try
        {
            End(0);
        }
        finally
        {
            foreach (var callback in _callbacks.AsSpan(0, _taken))
            {
                callback.Release();
            }
        }
    }

    private void End(int index)
    {
        if (index < _begun)
        {
            try
            {
                _callbacks[index].OnTrainEnd(_context);
            }
            finally
            {
                End(index + 1);
            }
        }
    }
}
