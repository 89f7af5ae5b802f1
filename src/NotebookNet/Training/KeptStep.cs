namespace NotebookNet.Training;

/// <summary>The recorded step of a prediction that will be asked for again, with as many threads as turn out to be best.</summary>
internal sealed class KeptStep(ModelStep step)
{
    private ThreadChoice _threads = new();

    /// <summary>The step.</summary>
    public ModelStep Step { get; } = step;

    /// <summary>Computes the predictions.</summary>
    public void Forward()
    {
        if (_threads.Most != Workers.Count)
        {
            _threads = new ThreadChoice();
        }

        _threads.Begin();
        var limit = Workers.LimitOfThread;
        Workers.LimitOfThread = _threads.Threads;
        try
        {
            Step.Forward();
        }
        finally
        {
            Workers.LimitOfThread = limit;
        }

        _threads.StepDone();
    }
}
