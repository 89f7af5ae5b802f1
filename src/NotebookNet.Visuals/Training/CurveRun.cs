namespace NotebookNet.Visuals;

/// <summary>One training run with what is marked on its curves.</summary>
/// <param name="Name">What tells it from other runs; null when it is the only one.</param>
/// <param name="Series">The measured numbers.</param>
internal sealed record CurveRun(string? Name, IReadOnlyList<CurveSeries> Series)
{
    /// <summary>How many epochs came before the first measured one, in an earlier training.</summary>
    public int InitialEpoch { get; init; }

    /// <summary>The epoch whose weights are the best, from 1.</summary>
    public int? BestEpoch { get; init; }

    /// <summary>The epoch after which training stopped by itself, from 1.</summary>
    public int? StoppedEpoch { get; init; }

    /// <summary>The learning rate of each epoch.</summary>
    public IReadOnlyList<double> LearningRates { get; init; } = [];

    /// <summary>The last epoch that has been measured.</summary>
    public int LastEpoch => InitialEpoch + Series.Select(s => s.Values.Count).DefaultIfEmpty(0).Max();

    /// <summary>The epochs the first values of a series belong to.</summary>
    public double[] Epochs(int count) => [.. Enumerable.Range(InitialEpoch + 1, count).Select(i => (double)i)];
}
