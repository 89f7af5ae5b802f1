using System.Diagnostics;
using NotebookNet.Hosting;

namespace NotebookNet.Training;

/// <summary>One call of <c>Fit</c>: the loop over epochs and batches, and every way it can end.</summary>
internal sealed class TrainingRun
{
    private readonly Model _model;
    private readonly Dataset _data;
    private readonly Dataset? _validation;
    private readonly FitOptions _options;
    private readonly Pass _pass;
    private readonly StepCache _steps;
    private readonly StepCache _validationSteps;
    private readonly ScoreBoard _board;
    private readonly WeightSnapshot _snapshot;
    private readonly Dictionary<string, List<double>> _values = [];
    private readonly History _history;
    private readonly TrainingContext _context;
    private readonly CallbackList _callbacks;
    private readonly int[] _order;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly ThreadChoice _threads = new();
    private CancellationToken _stopped;

    public TrainingRun(Model model, Dataset data, Dataset? validation, FitOptions options)
    {
        _model = model;
        _data = data;
        _validation = validation;
        _options = options;
        _pass = Pass.Training(options.Seed);
        _steps = new StepCache(model, _pass);
        _validationSteps = new StepCache(model, Pass.Inference);
        _board = new ScoreBoard(model);
        _snapshot = new WeightSnapshot(model);

        // Every measure from the start, in this order, so that live pictures keep their size.
        var names = ScoreBoard.Names(model);
        foreach (var name in validation is null ? names : [.. names, .. names.Select(name => "val_" + name)])
        {
            _values[name] = [];
        }

        _history = new History(_values, options.Epochs, options.Seed, options.InitialEpoch);
        _order = [.. Enumerable.Range(0, data.Count)];
        _pass.Step = (long)options.InitialEpoch * StepsPerEpoch;
        _context = new TrainingContext(model, data, validation, _history, _board, StepsPerEpoch);
        _callbacks = new CallbackList(options.Callbacks, _context);
    }

    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    private int StepsPerEpoch => (_data.Count + _options.BatchSize - 1) / _options.BatchSize;

    /// <summary>Trains until the last epoch or until something ends it.</summary>
    public History Run()
    {
        LiveTraining? display = null;
        using var stop = StopRequest.Listen();
        _stopped = stop.Token;
        try
        {
            _callbacks.TrainBegin();
            _model.NoteTraining(_options.InitialEpoch, _options.Seed);
            display = _options.Progress ? new LiveTraining(_values, _options.Epochs, StepsPerEpoch, _options.InitialEpoch) : null;
            for (var epoch = _options.InitialEpoch + 1; epoch <= _options.Epochs && _history.Outcome == TrainingOutcome.Completed; epoch++)
            {
                RunEpoch(epoch, display);
            }
        }
        finally
        {
            _history.Duration = Elapsed;
            try
            {
                _callbacks.TrainEnd();
            }
            finally
            {
                display?.Finish(_history, (long)_history.EpochCount * _data.Count);
            }
        }

        return _history;
    }

    private void RunEpoch(int epoch, LiveTraining? display)
    {
        _snapshot.Take();
        _board.Reset();
        _callbacks.EpochBegin(epoch);
        if (_options.Shuffle)
        {
            // From the identity each time, so that an epoch's order depends on the seed and its number alone.
            for (var i = 0; i < _order.Length; i++)
            {
                _order[i] = i;
            }

            Seeds.Stream(_options.Seed, Seeds.Use.Epoch, epoch).Shuffle(_order.AsSpan());
        }

        _threads.Begin();
        for (var step = 0; step < StepsPerEpoch; step++)
        {
            if (ShouldStop(epoch, step))
            {
                return;
            }

            var first = step * _options.BatchSize;
            var count = Math.Min(_options.BatchSize, _data.Count - first);
            if (!RunStep(_order.AsSpan(first, count), epoch, step))
            {
                return;
            }

            display?.Step(epoch, step + 1, ((long)(epoch - 1 - _options.InitialEpoch) * _data.Count) + first + count, Elapsed, _board);
        }

        FinishEpoch(epoch);
    }

    /// <summary>One batch; false when the loss is no longer a finite number.</summary>
    private bool RunStep(ReadOnlySpan<int> rows, int epoch, int stepInEpoch)
    {
        ModelStep step;
        _pass.Step++;
        var limit = Workers.LimitOfThread;
        Workers.LimitOfThread = _threads.Threads;
        try
        {
            step = _steps.Loaded(_data, rows);
            step.Forward();
            if (!float.IsFinite(step.Loss!.Data[0]))
            {
                Diverge(step, epoch, stepInEpoch + 1);
                return false;
            }

            _board.Add(step, rows.Length);
            step.Backward();
            _model.OptimizerState.Apply(_model.Optimizer!, step.Gradients);
        }
        finally
        {
            Workers.LimitOfThread = limit;
        }

        _threads.StepDone();
        for (var i = 0; i < step.Gradients.Count; i++)
        {
            step.Gradients[i].Weight.IsTouched = true;
        }

        _model.Constrain();
        _callbacks.BatchEnd(step.Loss!.Data[0]);
        return true;
    }

    private void FinishEpoch(int epoch)
    {
        // The last step of an epoch may have ruined weights that no loss has seen yet.
        if (!_snapshot.AllFinite())
        {
            Diverge(null, epoch, StepsPerEpoch);
            return;
        }

        _model.NoteTraining(epoch, _options.Seed);
        var measured = _board.Read(prefix: string.Empty).ToDictionary();
        _history.AddLearningRate(_model.Optimizer!.RateAt(Math.Max(0, _model.OptimizerState.Steps - 1)));
        Record(measured);
        if (_validation is not null)
        {
            // Asked before each batch: the stop button must not wait for a large validation set.
            var values = _validationSteps.Measure(_validation, Math.Max(_options.BatchSize, 256), () => IsInterrupted(epoch, StepsPerEpoch));
            if (values is null)
            {
                return;
            }

            foreach (var (key, value) in values)
            {
                measured["val_" + key] = value;
                _values["val_" + key].Add(value);
            }
        }

        _callbacks.EpochEnd(measured);
        StopIfAsked(epoch, StepsPerEpoch);
    }

    private void Record(Dictionary<string, double> values)
    {
        foreach (var (key, value) in values)
        {
            _values[key].Add(value);
        }
    }

    private void StopIfAsked(int epoch, int step)
    {
        if (_context.IsStopping)
        {
            Stop(TrainingOutcome.StoppedEarly, _context.StopReason ?? $"Stopped by a callback {Where(epoch, step)}.");
        }
    }

    private bool ShouldStop(int epoch, int step)
    {
        StopIfAsked(epoch, step);
        return _history.Outcome != TrainingOutcome.Completed || IsInterrupted(epoch, step);
    }

    private bool IsInterrupted(int epoch, int step)
    {
        if (_options.Cancellation.IsCancellationRequested || _stopped.IsCancellationRequested)
        {
            Stop(TrainingOutcome.Cancelled, $"Stopped by you {Where(epoch, step)}. The model keeps what it has learned so far; Fit again continues.");
        }
        else if (_options.MaxTime is { } most && Elapsed > most)
        {
            Stop(TrainingOutcome.OutOfTime, FormattableString.Invariant(
                $"The time of {most.TotalSeconds:0.##} s was over {Where(epoch, step)}. The model keeps what it has learned so far; Fit again continues."));
        }

        return _history.Outcome != TrainingOutcome.Completed;
    }

    private string Where(int epoch, int step) =>
        FormattableString.Invariant($"in epoch {epoch} of {_options.Epochs}, after step {step} of {StepsPerEpoch}");

    private void Diverge(ModelStep? step, int epoch, int stepInEpoch)
    {
        var message = Divergence.Explain(_model, _data, step, epoch, stepInEpoch, _context.RestoresWhenDiverged);
        if (_context.RestoresWhenDiverged)
        {
            _snapshot.Restore();
        }

        // Momentum of the explosion would blow up the restored weights in the next training's first step.
        _model.ForgetOptimizerState();
        Stop(TrainingOutcome.Diverged, message);
    }

    private void Stop(TrainingOutcome outcome, string message)
    {
        _history.Outcome = outcome;
        _history.Message = message;
    }
}
