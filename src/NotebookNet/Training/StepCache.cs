namespace NotebookNet.Training;

/// <summary>The recorded steps of a model, one per batch size: the full batches and the smaller last one.</summary>
internal sealed class StepCache(Model model, Pass pass, bool withLoss = true)
{
    private readonly Dictionary<int, ModelStep> _steps = [];

    /// <summary>The step for so many rows, with these rows of the data in it; recorded when first asked for.</summary>
    public ModelStep Loaded(Dataset data, ReadOnlySpan<int> rows)
    {
        if (_steps.TryGetValue(rows.Length, out var step))
        {
            step.Load(data, rows);
            return step;
        }

        step = new ModelStep(model, data, rows, withLoss, pass);
        _steps.Add(rows.Length, step);
        return step;
    }

    /// <summary>Goes through data in order, batch by batch; each step comes loaded.</summary>
    public static IEnumerable<(ModelStep Step, int First, int Count)> Inference(Model model, Dataset data, int batchSize, bool withLoss) =>
        new StepCache(model, Pass.Inference, withLoss).Batches(data, batchSize);

    /// <summary>Loss and metrics over a data set.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Measure(Dataset data, int batchSize) =>
        Measure(data, batchSize, shouldStop: static () => false)!;

    /// <summary>Loss and metrics over a data set; null when it was stopped before the last batch.</summary>
    public IReadOnlyList<KeyValuePair<string, double>>? Measure(Dataset data, int batchSize, Func<bool> shouldStop)
    {
        var board = new ScoreBoard(model);
        foreach (var (step, _, count) in Batches(data, batchSize))
        {
            if (shouldStop())
            {
                return null;
            }

            step.Forward();
            board.Add(step, count);
        }

        return board.Read(prefix: string.Empty);
    }

    private IEnumerable<(ModelStep Step, int First, int Count)> Batches(Dataset data, int batchSize)
    {
        var rows = Enumerable.Range(0, data.Count).ToArray();
        for (var first = 0; first < data.Count; first += batchSize)
        {
            var count = Math.Min(batchSize, data.Count - first);
            yield return (Loaded(data, rows.AsSpan(first, count)), first, count);
        }
    }
}
