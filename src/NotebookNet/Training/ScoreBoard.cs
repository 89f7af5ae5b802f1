namespace NotebookNet.Training;

/// <summary>Loss and metrics over the batches of an epoch, weighted by their sizes as Keras does.</summary>
internal sealed class ScoreBoard(Model model)
{
    private readonly MetricAccumulator[] _metrics = [.. model.Metrics.Select(metric => metric.CreateAccumulator())];
    private readonly string[] _names = ["loss", .. model.Metrics.Select(metric => metric.Name)];
    private Mean _loss;

    /// <summary>Adds the batch a step has just computed.</summary>
    public void Add(ModelStep step, int count)
    {
        _loss.Add(step.Loss!.Data[0], count);
        foreach (var metric in _metrics)
        {
            metric.Add(step.Predictions, step.Labels!);
        }
    }

    /// <summary>The values so far, with their names.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Read(string prefix) =>
        [.. _names.Select((name, i) => KeyValuePair.Create(prefix + name, i == 0 ? _loss.Value : _metrics[i - 1].Result))];

    /// <summary>Begins a new epoch.</summary>
    public void Reset()
    {
        _loss = default;
        foreach (var metric in _metrics)
        {
            metric.Reset();
        }
    }
}
