namespace NotebookNet.Training;

/// <summary>Loss and metrics over the batches of an epoch, weighted by their sizes as Keras does.</summary>
internal sealed class ScoreBoard
{
    private readonly string[] _names;
    private readonly MetricAccumulator[][] _metrics;

    // The loss of all outputs together, then of each when there are several.
    private readonly Mean[] _losses;

    public ScoreBoard(Model model)
    {
        _names = Names(model);
        _metrics = [.. model.OutputMetrics.Select(metrics => metrics.Select(metric => metric.CreateAccumulator()).ToArray())];
        _losses = new Mean[model.Losses.Count == 1 ? 1 : 1 + model.Losses.Count];
    }

    /// <summary>
    /// The keys of a history: loss and metrics; with several outputs also the loss of each, and metrics with the output's name in
    /// front.
    /// </summary>
    public static string[] Names(Model model)
    {
        if (model.Losses.Count == 1)
        {
            return ["loss", .. model.Metrics.Select(metric => metric.Name)];
        }

        var outputs = model.OutputNames;
        return
        [
            "loss",
            .. outputs.Select(output => output + "_loss"),
            .. outputs.SelectMany((output, i) => model.OutputMetrics[i].Select(metric => $"{output}_{metric.Name}")),
        ];
    }

    /// <summary>Adds the batch a step has just computed.</summary>
    public void Add(ModelStep step, int count)
    {
        _losses[0].Add(step.Loss!.Data[0], count);
        for (var i = 1; i < _losses.Length; i++)
        {
            _losses[i].Add(step.OutputLosses[i - 1].Data[0], count);
        }

        for (var i = 0; i < _metrics.Length; i++)
        {
            foreach (var metric in _metrics[i])
            {
                metric.Add(step.Predictions[i], step.Labels[i]);
            }
        }
    }

    /// <summary>The values so far, with their names.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Read(string prefix)
    {
        // Loops, not LINQ: with a few samples an epoch is a single step, and this is a part of it that one can see.
        var values = new KeyValuePair<string, double>[_names.Length];
        var next = 0;
        foreach (var loss in _losses)
        {
            Put(loss.Value);
        }

        foreach (var metrics in _metrics)
        {
            foreach (var metric in metrics)
            {
                Put(metric.Result);
            }
        }

        return values;

        void Put(double value)
        {
            var name = _names[next];
            values[next++] = KeyValuePair.Create(prefix.Length == 0 ? name : prefix + name, value);
        }
    }

    /// <summary>Begins a new epoch.</summary>
    public void Reset()
    {
        Array.Clear(_losses);
        foreach (var metrics in _metrics)
        {
            foreach (var metric in metrics)
            {
                metric.Reset();
            }
        }
    }
}
